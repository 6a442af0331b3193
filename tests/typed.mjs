// Reads {sources: {name: TypeScript}} and says what the compiler says of each: [] where its types fit. The sources are
// compiled as if they lay here, so that packages are found as by any other script of the project.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const { sources } = JSON.parse(await text(process.stdin));
const written = new Map(Object.entries(sources).map(([name, source]) => [join(here, `${name}.ts`), source]));
const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
host.fileExists = path => written.has(path) || fileExists(path);
host.readFile = path => written.get(path) ?? readFile(path);
host.getSourceFile = (path, language, ...more) =>
  written.has(path) ? ts.createSourceFile(path, written.get(path), language) : getSourceFile(path, language, ...more);

const program = ts.createProgram([...written.keys()], options, host);
const told = Object.keys(sources).map(name => {
  const file = program.getSourceFile(join(here, `${name}.ts`));
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return [name, found.map(one => ts.flattenDiagnosticMessageText(one.messageText, ' '))];
});
console.log(JSON.stringify(Object.fromEntries(told)));
