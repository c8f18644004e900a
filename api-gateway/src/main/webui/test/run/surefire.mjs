// Writes what vitest found as Maven's own test reports, so that it is counted with all other tests.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export default class Surefire {
  onTestRunEnd(modules) {
    const to = process.env.PAGE_REPORTS;
    mkdirSync(to, { recursive: true });
    for (const module of modules) {
      const name = `page.${basename(module.moduleId, '.test.ts')}`;
      const tests = [...module.children.allTests()];
      const cases = tests.map((test) => {
        const { state, errors = [] } = test.result();
        const wrong = state === 'failed' ? `<failure message="${escaped(errors[0]?.message ?? '')}"/>` : '';
        const left = state === 'skipped' ? '<skipped/>' : '';
        return `  <testcase classname="${name}" name="${escaped(test.fullName)}">${wrong}${left}</testcase>`;
      });
      const broken = module.errors().length;
      const count = (state) => tests.filter((test) => test.result().state === state).length;
      writeFileSync(
        join(to, `TEST-${name}.xml`),
        `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="${name}" tests="${tests.length + broken}" failures="${count('failed')}" errors="${broken}" skipped="${count('skipped')}">\n${cases.join('\n')}\n</testsuite>\n`,
      );
    }
  }
}

function escaped(text) {
  return text.replace(/[\u0000-\u001f]/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
