import { consentSpelledOut } from '../../../schema/check/consentSpelledOut';
import { directivesCarried } from '../../../schema/check/directivesCarried';
import { knownTerms } from '../../../schema/check/knownTerms';
import { purposesInOffice } from '../../../schema/check/purposesInOffice';
import { textExpectations } from './harness';

describe('known terms', () => {
  const { expectValid, expectFindings } = textExpectations(knownTerms);

  test('of the vocabulary', () => {
    expectValid(`
type Person @access(rule: [["public"]]) {
  phone: String
    @access(
      rule: [["rel:self"], ["role:bank", "purpose:lending", "rel:consent", "loa:2"], ["dept:justice"]]
      cluster: CONTACT
    )
    @mask(as: PHONE, unless: [["rel:self"]])
}`);
  });

  test.each([
    ['role:hacker', 'names no known role'],
    ['dept:magic', 'names no known department'],
    ['purpose:marketing', 'names no known purpose'],
    ['rel:friend', 'names no known relation'],
    ['loa:9', 'names no known level of assurance'],
    ['everyone', 'is no known term'],
  ])('%s', (term, fault) => {
    expectFindings(
      `
type Person {
  phone: String @access(rule: [["rel:self"], ["auth", "${term}"]])
}`,
      [`a.graphql:2: "${term}" ${fault}.`],
    );
    expectFindings(
      `
type Person {
  phone(
    style: String @access(rule: [["${term}"]])
  ): String @mask(as: PHONE, unless: [["${term}"]])
}
input Filter { phone: String @access(rule: "${term}") }`,
      [3, 4, 6].map((line) => `a.graphql:${line}: "${term}" ${fault}.`),
    );
  });

  test('unknown clusters, malformed and empty rules', () => {
    expectFindings(
      `
type Person {
  a: Int @access(rule: [["auth"]], cluster: SECRETS)
  b: Int @access(rule: [["auth"]], cluster: "CONTACT")
  c: Int @access
  d: Int @access(rule: [[7]])
  e: Int @access(rule: [])
  f: Int @access(rule: [["auth"], []])
  g: Int @mask(as: NAME)
}`,
      [
        'a.graphql:2: SECRETS is no known cluster.',
        'a.graphql:3: CONTACT is no known cluster.',
        'a.graphql:4: @access names no rule.',
        'a.graphql:5: "7" is no known term.',
        'a.graphql:6: This @access admits nobody: remove what nobody may see.',
        'a.graphql:7: An empty list in @access admits everybody: write public.',
        'a.graphql:8: @mask names no rule.',
      ],
    );
  });
});

describe('directives carried', () => {
  const { expectValid, expectFindings } = textExpectations(directivesCarried);
  const federation =
    '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])';
  const access =
    '@link(url: "https://credit.hedong.example/access/v1.0", import: ["@access", "@mask"])';
  const compose = '@composeDirective(name: "@access") @composeDirective(name: "@mask")';
  const definition = 'directive @access(rule: [[String!]!]!) repeatable on OBJECT';

  test('linked, imported and composed under their own names', () => {
    expectValid(`extend schema ${federation} ${access} ${compose}\n${definition}`);
    expectValid(
      `extend schema ${federation} ${access.replace('"@access"', '{ name: "@access" }')} ${compose}\n${definition}`,
    );
  });

  test('renamed imports and links', () => {
    expectFindings(
      `
extend schema
  ${federation.replace('"@key"', '{ name: "@key", as: "@id" }')}
  ${access.replace('"@mask"]', '{ name: "@mask", as: "@hide" }], as: "acl"')}
  ${compose}
${definition}`,
      [
        'a.graphql:2: @key is imported as @id; import it under its own name.',
        'a.graphql:3: The link to https://credit.hedong.example/access/v1.0 is renamed: remove as:.',
        'a.graphql:3: @mask is imported as @hide; import it under its own name.',
      ],
    );
  });

  test('for: SECURITY', () => {
    expectFindings(
      `
extend schema
  ${access.replace('import', 'for: SECURITY, import')}
  ${compose}
${definition}`,
      [
        'a.graphql:2: The link to https://credit.hedong.example/access/v1.0 is for: SECURITY, which the gateway refuses.',
      ],
    );
  });

  test('not linked, not imported, not composed, not defined, not repeatable', () => {
    expectFindings(`extend schema ${federation}\n${definition}`, [
      'a.graphql:1: Subgraph a does not link https://credit.hedong.example/access/.',
    ]);
    expectFindings(`extend schema ${access.replace(', "@mask"', '')}`, [
      'a.graphql:1: a does not compose @access: it would not reach the gateway.',
      'a.graphql:1: a does not define @access.',
      'a.graphql:1: a does not import @mask.',
      'a.graphql:1: a does not compose @mask: it would not reach the gateway.',
    ]);
    expectFindings(`extend schema ${access} ${compose}\n${definition.replace(' repeatable', '')}`, [
      'a.graphql:2: @access is not repeatable in a: rules would not be joined.',
    ]);
  });
});

describe('purposes in office', () => {
  const { expectValid, expectFindings } = textExpectations(purposesInOffice);
  const field = (rule: string) => `type T { name: String @access(rule: ${rule}) }`;

  test('a purpose beside a role that may ask for it', () => {
    expectValid(field('[["role:officer", "purpose:break-glass"], ["rel:self"]]'));
    expectValid(field('[["role:person", "rel:self", "purpose:self"]]'));
    expectValid(
      'type T { name: String @mask(as: NAME, unless: [["role:bank", "purpose:lending"]]) }',
    );
  });

  test('a purpose alone, or beside a role that may not', () => {
    const fault = 'a.graphql:1: "purpose:break-glass" is named without a role that may state it.';
    expectFindings(field('[["purpose:break-glass"]]'), [fault]);
    expectFindings(field('[["role:bank", "purpose:break-glass"]]'), [fault]);
    expectFindings(field('[["role:officer"], ["auth", "purpose:break-glass"]]'), [fault]);
  });
});

describe('consent spelled out', () => {
  const { expectValid, expectFindings } = textExpectations(consentSpelledOut);
  const fault =
    'a.graphql:1: "role:bank" has access only by consent: add rel:consent to this alternative.';

  test('a bank reads a cluster by consent, and what is of no cluster as it may', () => {
    expectValid(
      'type T { name: String @access(rule: [["role:bank", "rel:consent"], ["role:officer"]], cluster: GRADE) own: Int @access(rule: [["role:bank"]]) }',
    );
  });

  test('a bank that reads a cluster, or under a mask, without consent', () => {
    expectFindings('type T { a: Int @access(rule: [["role:bank"]], cluster: GRADE) }', [fault]);
    expectFindings('type T { a: String @mask(as: NAME, unless: [["role:bank"]]) }', [fault]);
  });
});
