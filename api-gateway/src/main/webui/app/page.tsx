import { Films } from '@/films/Films';

export default function Page() {
  return <Films />;
}
