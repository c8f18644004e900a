// The export's pages carry scripts inside their HTML. Each becomes a file of its own, so that the
// page's policy can forbid every script that is not a file of ours: nothing to hash, no exceptions.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const out = process.argv[2] ?? 'out';
const folder = '_next/static/said';

const files = await readdir(out, { recursive: true });
await mkdir(join(out, folder), { recursive: true });

for (const file of files) {
  // Data for moving between pages without loading them; Next's own file names, not ours to keep.
  if (file.endsWith('.html')) {
    await writeFile(join(out, file), await told(await readFile(join(out, file), 'utf8'), file));
  }
}
await rm(join(out, '_not-found'), { recursive: true, force: true });

/** Moves inline scripts out; refuses what no policy without exceptions would let through. */
async function told(html, file) {
  const style = html.match(/<style[\s>]|\sstyle="/);
  if (style) throw new Error(`${file}: has a style inside the page: ${around(html, style.index)}`);
  const parts = html.split(/(<script(?![^>]*\ssrc=)[^>]*>[\s\S]*?<\/script>)/);
  for (let i = 1; i < parts.length; i += 2) {
    const [, attributes, code] = parts[i].match(/^<script([^>]*)>([\s\S]*)<\/script>$/);
    if (/\stype="application\/(ld\+)?json"/.test(attributes)) continue;
    const name = createHash('sha256').update(code).digest('hex').slice(0, 20) + '.js';
    await writeFile(join(out, folder, name), code);
    parts[i] = `<script${attributes} src="/${folder}/${name}"></script>`;
  }
  const handler = parts.join('').match(/<[^>]+\son[a-z]+="/);
  if (handler) throw new Error(`${file}: has a handler inside the page: ${handler[0]}`);
  return parts.join('');
}

function around(text, at) {
  return text.slice(Math.max(0, at - 80), at + 120);
}
