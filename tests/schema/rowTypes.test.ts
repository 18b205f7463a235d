import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../process/root';

const FILE = join(__dirname, 'written.ts');

const { options } = ts.parseJsonConfigFileContent(
  {
    ...(ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path))
      .config as object),
    files: [],
    include: [],
  },
  ts.sys,
  ROOT,
);
const host = ts.createCompilerHost(options);
const read = host.getSourceFile.bind(host);
/** Files that every program reads: those of the language and of mongoose. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** The compiler's errors for a program in this folder, with the repository's settings. */
function errorsOf(text: string): string[] {
  const written = ts.createSourceFile(FILE, text, ts.ScriptTarget.ESNext);
  host.getSourceFile = (path, ...rest) => {
    if (path === FILE) return written;
    if (!parsed.has(path)) parsed.set(path, read(path, ...rest));
    return parsed.get(path);
  };
  return ts
    .createProgram([FILE], { ...options, noEmit: true, types: [] }, host)
    .getSemanticDiagnostics(written)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('a generated row', () => {
  it.each([
    ['government', 'PenaltyRow', 'decisionDate'],
    ['government', 'DepartmentRow', 'planOrder'],
    ['social', 'PractitionerRow', 'licenceNumber'],
    ['subjects', 'RelationRow', 'shareBasisPoints'],
    ['subjects', 'SubjectRow', 'region'],
  ])('of %s: %s compiles only with its own fields', (subgraph, row, field) => {
    const reading = (name: string) => `
      import type { ${row} } from '../../schema/generated/${subgraph}.rows';
      export const read = (row: ${row}) => row.${name};`;
    expect(errorsOf(reading(field))).toEqual([]);
    expect(errorsOf(reading(`${field}x`))).toEqual([
      expect.stringContaining(`Property '${field}x' does not exist`),
    ]);
  });

  it.each([
    ['planOrder', []],
    ['planOrdr', [expect.stringContaining("'planOrdr' does not exist")]],
  ])('has a type-checked mongoose schema: %s', (path, errors) => {
    expect(
      errorsOf(`
        import { Schema } from 'mongoose';
        import type { DepartmentRow } from '../../schema/generated/government.rows';
        export const schema = new Schema<DepartmentRow>({ ${path}: { type: Number } });`),
    ).toEqual(errors);
  });
});
