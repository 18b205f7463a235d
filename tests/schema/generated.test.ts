import { spawnSync } from 'node:child_process';
import { parse } from 'graphql';
import { ROOT } from '../../process/root';
import { SUPERGRAPH } from '../support/supergraph';
import { readSubgraph } from '../../schema/catalogue/subgraphModel';
import { checkSchema } from '../../schema/check/checkSchema';
import { findingText } from '../../schema/check/finding';
import { TOLERATED_HINTS, composeSupergraph } from '../../schema/generation/composeSupergraph';
import { SUBGRAPH_NAMES } from '../../schema/sdl';
import { models } from './check/harness';

const LINKS = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
`;

/** Runs the generator as `npm run generate` does. */
function generate(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'schema/generate.mts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

describe('the committed schema', () => {
  test('breaks none of its rules', () => {
    expect(checkSchema(SUBGRAPH_NAMES.map(readSubgraph)).map(findingText)).toEqual([]);
  });

  test('composes, and the files generated from it are up to date', () => {
    const { status, stderr } = generate('--check');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('is checked by a command that refuses unknown options and answers --help', () => {
    expect(generate('--chekc')).toMatchObject({
      status: 1,
      stderr: 'There is no option --chekc; see npm run generate -- --help.\n',
    });
    expect(generate('--help')).toMatchObject({ status: 0, stderr: '' });
  });

  test('does not differ from itself in a comparison', () => {
    expect(generate('--compare', '.')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: '0 differences\n',
    });
    expect(generate('--compare')).toMatchObject({
      status: 1,
      stderr: 'The option --compare needs a file or folder; see npm run generate -- --help.\n',
    });
  });

  test('has @access and @mask in the supergraph, with their rules', () => {
    const supergraph = SUPERGRAPH;
    const { definitions } = parse(supergraph);
    const person = definitions.find(
      (definition) => 'name' in definition && definition.name?.value === 'NaturalPerson',
    );
    expect(JSON.stringify(person)).toContain('rel:self');
    // Added by another subgraph through @interfaceObject: copied to the implementation.
    expect(person).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ name: expect.objectContaining({ value: 'permits' }) }),
      ]),
    });
  });
});

describe('composition', () => {
  test('reports an error as a fault with its code, and returns no supergraph', () => {
    const { supergraph, faults } = composeSupergraph([
      { name: 'a', sdl: `${LINKS} type Query { a: Int }` },
      { name: 'b', sdl: `${LINKS} type Query { a: Int }` },
    ]);
    expect(supergraph).toBeUndefined();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^INVALID_FIELD_SHARING: Non-shareable field "Query\.a"/);
  });

  test('drops directives for a subgraph’s own use, with the types only they use', () => {
    const { supergraph, faults } = composeSupergraph([
      {
        name: 'a',
        sdl: `${LINKS}
          directive @stored(form: Form, flag: Flag) on FIELD_DEFINITION
          enum Form { TEXT }
          enum Flag { CN }
          type Query { a: Flag @stored(form: TEXT) }`,
      },
    ]);
    expect(faults).toEqual([]);
    expect(supergraph).toContain('enum Flag');
    expect(supergraph).not.toMatch(/stored|Form/);
  });

  test('reports a hint that matters as a fault, and not a tolerated one', () => {
    const unused = 'enum Unused { A }';
    const described = (text: string) =>
      `${LINKS} ${unused} type Query { "${text}" a: Int @shareable }`;
    const { supergraph, faults } = composeSupergraph([
      { name: 'a', sdl: described('One.') },
      { name: 'b', sdl: described('Two.') },
    ]);
    expect(supergraph).toContain('type Query');
    expect(faults).toEqual([
      expect.stringMatching(/^INCONSISTENT_DESCRIPTION: Element "Query\.a"/),
    ]);
    expect(Object.keys(TOLERATED_HINTS)).toEqual([
      'UNUSED_ENUM_TYPE',
      'INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD',
    ]);
  });
});

describe('the check of all subgraphs', () => {
  test('reports a malformed rule at its place instead of throwing', () => {
    const findings = checkSchema(models('type Query { a: Int @access(rule: [[1]]) }'));
    expect(findings.map(findingText)).toContain('a.graphql:1: "1" is no known term. [knownTerms]');
  });

  test('reports findings in shared files once, in the order of files and lines', () => {
    const shared = 'type Query @shareable {\n  b: Int\n  a: Int\n}';
    const [one] = models({ shared });
    if (one === undefined) throw new Error('no model');
    const lines = checkSchema([one, { ...one, name: 'again' }])
      .filter(({ rule }) => rule === 'everythingClassified')
      .map(({ line }) => line);
    expect(lines).toEqual([2, 3]);
  });
});
