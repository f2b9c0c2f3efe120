/** Lints code given on standard input as [{ file, code }] and prints the messages of each; jest itself cannot import ES modules. */
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';

const eslint = new ESLint();
const answers = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: file });
  answers.push((result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'syntax'}: ${message}`));
}
process.stdout.write(JSON.stringify(answers));
