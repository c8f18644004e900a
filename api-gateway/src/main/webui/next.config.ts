import type { NextConfig } from 'next';
import { fileURLToPath } from 'node:url';

/** Files only: the gateway serves them, nothing of Next runs there. */
const config: NextConfig = {
  output: 'export',
  trailingSlash: true,
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  poweredByHeader: false,
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};

export default config;
