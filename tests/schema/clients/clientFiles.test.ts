import {
  Source,
  buildSchema,
  isObjectType,
  isScalarType,
  printSchema,
  specifiedScalarTypes,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../process/root';
import { GraphRules } from '../../../schema/catalogue/graphRules';
import { readSubgraph, subgraphModel } from '../../../schema/catalogue/subgraphModel';
import { portalSchema } from '../../../schema/clients/portalSchema';
import { matrixOn } from '../../../schema/policy/matrix';
import { answerRule } from '../../../schema/report/answer';
import { callerClass } from '../../../schema/report/callers';
import { SUBGRAPH_NAMES } from '../../../schema/subgraphs';

const generated = (name: string) => readFileSync(join(ROOT, 'schema/generated', name), 'utf8');
const api = buildSchema(generated('api.graphql'));
const portal = buildSchema(generated('portal.graphql'));

describe('the API schema', () => {
  it('has no type or directive of federation or of permissions', () => {
    expect(generated('api.graphql')).not.toMatch(/join__|link__|@access|@mask|@cost|_entities/);
  });

  it('names the specification of every scalar, which docs/scalars.md contains', () => {
    const own = Object.values(api.getTypeMap()).filter(
      (type) => isScalarType(type) && !specifiedScalarTypes.some(({ name }) => name === type.name),
    );
    expect(own.length).toBeGreaterThan(5);
    for (const page of ['docs/scalars.md', 'docs/scalars.zh-CN.md']) {
      const text = readFileSync(join(ROOT, page), 'utf8');
      for (const scalar of own) {
        expect(isScalarType(scalar) && scalar.specifiedByURL).toBe(
          `https://credit.hedong.example/scalars/${scalar.name}`,
        );
        expect(text).toContain(`\n## ${scalar.name}\n`);
      }
    }
  });

  it('comes with the possible types of every interface and union', () => {
    const possible = JSON.parse(generated('possibleTypes.json')) as Record<string, string[]>;
    expect(possible['Subject']).toEqual([
      'LegalPerson',
      'NaturalPerson',
      'SelfEmployed',
      'UnincorporatedOrganization',
    ]);
    expect(possible['CreditRecord']).toContain('Penalty');
  });
});

describe('the schema for anonymous portals', () => {
  const graph = new GraphRules(SUBGRAPH_NAMES.map(readSubgraph));
  const caller = { class: callerClass('anonymous')! };
  const matrix = matrixOn('2026-06-30');

  it('has exactly the fields of objects that an anonymous caller may read', () => {
    let fields = 0;
    for (const type of Object.values(portal.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      for (const name of Object.keys(type.getFields())) {
        fields++;
        const rule = graph.fieldRule(type.name, name) ?? [];
        expect([type.name, name, answerRule(rule, caller, undefined, matrix).kind]).toEqual([
          type.name,
          name,
          'yes',
        ]);
      }
      const whole = api.getType(type.name);
      const missing = isObjectType(whole)
        ? Object.keys(whole.getFields()).filter((name) => !(name in type.getFields()))
        : [];
      for (const name of missing)
        expect([
          name,
          answerRule(graph.fieldRule(type.name, name) ?? [], caller, undefined, matrix).kind,
        ]).toEqual([name, 'no']);
    }
    expect(fields).toBeGreaterThan(200);
  });

  it('has no mutation and no field of the registry of clients', () => {
    expect(portal.getMutationType()).toBeUndefined();
    expect(portal.getQueryType()!.getFields()).not.toHaveProperty('me');
    expect(portal.getQueryType()!.getFields()).not.toHaveProperty('clients');
  });

  it('leaves out an argument with a stricter rule, and types that nothing refers to', () => {
    const sdl = `
      type Query @access(rule: [["public"]]) {
        things(name: String, secret: Secret @access(rule: [["role:officer"]])): [Thing]
        hidden: Hidden @access(rule: [["auth"]])
      }
      type Thing @access(rule: [["public"]]) { id: ID, note: String @access(rule: [["auth"], ["public", "loa:2"]]) }
      type Hidden @access(rule: [["public"]]) { id: ID }
      input Secret { id: ID }`;
    const rules =
      'directive @access(rule: [[String!]!]!) repeatable on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION';
    const narrowed = portalSchema(
      buildSchema(`${rules}${sdl}`),
      new GraphRules([subgraphModel('one', [new Source(sdl)])]),
    );
    expect(
      printSchema(narrowed)
        .replace(/directive[^\n]*\n+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe('type Query { things(name: String): [Thing] } type Thing { id: ID }');
  });
});
