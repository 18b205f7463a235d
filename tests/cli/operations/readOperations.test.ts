import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOperations } from '../../../cli/operations/readOperations';

const MANIFESTS = join(__dirname, 'manifests');
const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedong-operations-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
}

// Written by @apollo/generate-persisted-query-manifest 1.4.0, @graphql-codegen/client-preset 6.2.0
// and relay-compiler 21.0.1, for the same two operations.
test.each([
  ['generate-persisted-query-manifest of Apollo', 'persisted-query-manifest.json', 'sha256'],
  ['the client preset of graphql-codegen', 'persisted-documents.json', 'sha256:'],
  ['the compiler of Relay', 'persisted_queries.json', 'md5'],
])('reads the manifest of %s with its ids', async (_tool, name, algorithm) => {
  const found = await readOperations([join(MANIFESTS, name)]);
  expect(found).toHaveLength(2);
  for (const { document, alias } of found) {
    expect(document).toMatch(/\bquery (CompanyQuery|MeQuery)\b/);
    const digest = hash(algorithm.replace(':', ''), document);
    // The client preset writes the prefix of GraphQL over HTTP.
    expect(alias).toBe(algorithm.endsWith(':') ? `${algorithm}${digest}` : digest);
  }
});

test('reads the operations that Apollo Kotlin writes', async () => {
  const path = await file(
    'operationOutput.json',
    '{"3f8a":{"name":"Me","source":"query Me { a }"}}',
  );
  expect(await readOperations([path])).toEqual([
    { document: 'query Me { a }', alias: '3f8a', file: path },
  ]);
});

test('reads a GraphQL file as it is, without the white space around it', async () => {
  const path = await file('me.graphql', '\n\nquery Me { ...F }\n\nfragment F on Query { a }\n');
  expect(await readOperations([path])).toEqual([
    { document: 'query Me { ...F }\n\nfragment F on Query { a }', file: path, firstLine: 3 },
  ]);
});

test('reads a folder, whose operations share fragments', async () => {
  await file('deep/fragments.graphql', 'fragment A on Query { ...B }\nfragment B on Query { b }');
  await file('two.gql', 'query One { ...A }\nquery Two { b }');
  await file('notes.txt', 'no GraphQL');
  expect((await readOperations([folder])).map(({ document }) => document)).toEqual([
    'query One { ...A }\n\nfragment A on Query { ...B }\n\nfragment B on Query { b }',
    'query Two { b }',
  ]);
});

test('an operation that several files contain is read once', async () => {
  const paths = [await file('a.graphql', '{ a }'), await file('b.graphql', '{ a }\n')];
  expect(await readOperations(paths)).toHaveLength(1);
});

test.each([
  ['no JSON', 'x.json', '{', 'The file FILE is not JSON.'],
  [
    'another manifest version',
    'x.json',
    '{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}',
    'The file FILE is not an apollo-persisted-query-manifest of version 1, which has operations with id and body.',
  ],
  [
    'another JSON',
    'x.json',
    '{"a":1}',
    'The file FILE is neither an apollo-persisted-query-manifest nor a map from ids to the texts of operations.',
  ],
  ['a syntax error', 'x.graphql', '{ a\n}}', 'FILE:2:2: Syntax Error: Unexpected "}".'],
  [
    'an unknown fragment',
    'x.graphql',
    '{ ...F }',
    'No file defines the fragment F, which FILE uses.',
  ],
  ['no operation', 'x.graphql', 'fragment F on Query { a }', 'No operation was found in FILE.'],
])('refuses %s', async (_what, name, text, message) => {
  const path = await file(name, text);
  await expect(readOperations([path])).rejects.toThrow(message.replaceAll('FILE', path));
});

test('refuses a fragment with two definitions, and a file that does not exist', async () => {
  const a = await file('a.graphql', '{ ...F } fragment F on Query { a }');
  const b = await file('b.graphql', 'fragment F on Query { b }');
  await expect(readOperations([a, b])).rejects.toThrow(
    `The fragment F has different definitions in ${a} and ${b}.`,
  );
  const missing = join(folder, 'missing.json');
  await expect(readOperations([missing])).rejects.toThrow(`The file ${missing} cannot be read.`);
});
