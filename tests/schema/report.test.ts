import { GraphRules } from '../../schema/catalogue/graphRules';
import { matrixOn } from '../../schema/policy/matrix';
import { callerClass, type Caller } from '../../schema/report/callers';
import { explainField } from '../../schema/report/explainField';
import { formatTable } from '../../schema/report/formats';
import { policyTable } from '../../schema/report/policyTable';
import { models } from './check/harness';

const matrix = matrixOn('2026-06-01');
const graph = new GraphRules(
  models({
    a: `
interface Subject @key(fields: "id") { id: ID! }
"人，甲。A person, \\"so\\"."
type Person implements Subject @key(fields: "id") @access(rule: [["public"]]) {
  id: ID!
  "姓名。Name, <full>."
  name: String @access(rule: [["rel:self"], ["role:bank", "rel:consent"], ["role:officer"]], cluster: IDENTITY)
  phone: String
    @access(rule: [["rel:self"], ["role:bank", "rel:consent"], ["role:officer"]], cluster: CONTACT)
    @mask(as: PHONE, unless: [["rel:self"]])
  income: Int @access(rule: [["role:bank", "purpose:lending", "rel:consent"]], cluster: FINANCE)
  file: Int @access(rule: [["dept:justice", "loa:2"]])
  home: Home @access(rule: [["rel:self"]], cluster: CONTACT)
}
type Home @access(rule: [["auth"]]) { street: String city: String }`,
    b: `
type Subject @interfaceObject @key(fields: "id") {
  id: ID!
  permits: Int @access(rule: [["auth"]])
}`,
  }),
);

function caller(id: string, more: Omit<Caller, 'class'> = {}): Caller {
  const found = callerClass(id);
  if (!found) throw new Error(`no class ${id}`);
  return { class: found, ...more };
}

describe('the table of the report', () => {
  const rows = policyTable(graph, matrix);

  test('has one row per field of an object and one cell per class of callers', () => {
    expect(Object.fromEntries(rows.map(({ field, cells }) => [field, cells]))).toEqual({
      'Home.city': ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
      'Home.street': ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
      'Person.file': [
        'no',
        'no',
        'no',
        'if dept:justice+loa:2',
        'if dept:justice+loa:2',
        'no',
        'no',
      ],
      'Person.home': ['no', 'if self', 'no', 'no', 'no', 'no', 'no'],
      'Person.id': ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
      'Person.income': ['no', 'no', 'if purpose:lending+consent', 'no', 'no', 'no', 'no'],
      'Person.name': ['no', 'if self', 'if consent+purpose', 'if purpose', 'no', 'no', 'no'],
      'Person.phone': [
        'no',
        'masked unless self, if self',
        'masked, if consent+purpose:post-loan',
        'masked, if purpose',
        'no',
        'no',
        'no',
      ],
      'Subject.permits': ['no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
    });
  });

  test('is printed as text', () => {
    expect(formatTable('text', rows.slice(0, 2), matrix)).toBe(
      `field        cluster  anonymous  person  bank  officer  steward  analyst  auditor
Home.city    -        no         yes     yes   yes      yes      yes      yes
Home.street  -        no         yes     yes   yes      yes      yes      yes

2 fields, 7 classes of callers; purpose: one that opens the cluster, with its proof, by matrix 2026-1.
`,
    );
  });

  test('is printed as CSV that spreadsheets read', () => {
    const csv = formatTable('csv', rows, matrix);
    expect(csv.startsWith('\uFEFFfield,owner,cluster,rule,description,anonymous,person,')).toBe(
      true,
    );
    expect(csv).toContain('\r\nPerson.name,a,IDENTITY,');
    expect(csv).toContain('"姓名。Name, <full>."');
    expect(formatTable('csv', [{ ...rows[0]!, description: '=1+1' }], matrix)).toContain(",'=1+1,");
  });

  test('is printed as HTML with escaped texts', () => {
    const html = formatTable('html', rows, matrix);
    expect(html).toContain('title="姓名。Name, &lt;full&gt;."');
    expect(html).toContain('<td class="masked">masked, if consent+purpose:post-loan</td>');
    expect(html).not.toContain('<full>');
  });
});

describe('an explanation', () => {
  test('of a denial names the rule and the reason for each term', () => {
    expect(explainField(graph, 'Person.name', caller('anonymous'), matrix)).toBe(
      `Person.name for anonymous (anonymous visitor)

Person.name (a; cluster IDENTITY)
  rule of type Person: public
    public holds: holds for every anonymous visitor
  rule of field Person.name: rel:self or (rel:consent and role:bank) or role:officer
    rel:self fails: a caller of the class anonymous visitor never has this relation
    rel:consent fails: a caller of the class anonymous visitor never has this relation
    role:bank fails: the caller is of the class anonymous visitor
    role:officer fails: the caller is of the class anonymous visitor

Denied by the rule of field Person.name: the caller gets null.
`,
    );
  });

  test('shows that consent opens only the clusters of the purpose', () => {
    const lending = caller('bank', { purpose: 'lending' });
    expect(explainField(graph, 'Person.name', lending, matrix)).toContain(
      'Decided per object: allowed where rel:consent (rule of field Person.name).',
    );
    const phone = explainField(graph, 'Person.phone', lending, matrix);
    expect(phone).toContain('purpose fails: lending does not open cluster CONTACT (matrix 2026-1)');
    expect(phone).toContain(
      'Denied for the purpose: lending does not open cluster CONTACT (matrix 2026-1).',
    );
    expect(explainField(graph, 'Person.income', lending, matrix)).toContain(
      'Decided per object: allowed where rel:consent (rule of field Person.income).',
    );
    expect(
      explainField(graph, 'Person.income', caller('bank', { purpose: 'guarantee' }), matrix),
    ).toContain('purpose:lending fails: the purpose is guarantee');
  });

  test('shows a purpose with its proof, and for a missing purpose those that would suffice', () => {
    const name = (more: Omit<Caller, 'class'>) =>
      explainField(graph, 'Person.name', caller('officer', more), matrix);
    expect(name({})).toContain(
      'purpose is open: one that opens IDENTITY must be named: licensing (a case is named), supervision (a case is named), enforcement (a case is named), personnel (a case is named), break-glass (a reason is given)',
    );
    expect(name({ purpose: 'supervision' })).toContain('allowed where a case is named');
    const inCase = name({ purpose: 'supervision', caseReference: 'HD-1' });
    expect(inCase).toContain(
      'Person.name for officer (officer of a department), purpose supervision, case HD-1',
    );
    expect(inCase).toContain('purpose holds: supervision opens IDENTITY');
    expect(inCase).toContain('Allowed: every rule on the way holds.');
    expect(inCase).toContain('PIPL, Articles 13(1)(3) and 34');
    expect(name({ purpose: 'procurement', caseReference: 'HD-1' })).toContain(
      'Denied for the purpose: procurement does not open cluster IDENTITY',
    );
    expect(name({ purpose: 'break-glass', reason: 'short' })).toContain('where a reason is given');
    expect(name({ purpose: 'break-glass', reason: 'a child is missing' })).toContain('Allowed:');
  });

  test('assumes the own purpose for a person who names no purpose', () => {
    expect(explainField(graph, 'Person.name', caller('person'), matrix)).toContain(
      'purpose holds: self opens IDENTITY',
    );
  });

  test('uses the department and level of the login', () => {
    const file = (more: Omit<Caller, 'class'>) =>
      explainField(graph, 'Person.file', caller('officer', more), matrix);
    expect(file({ department: 'justice', assurance: 2 })).toContain(
      'Allowed: every rule on the way holds.',
    );
    expect(file({ department: 'justice', assurance: 1 })).toContain(
      'loa:2 fails: the login is only of level 1',
    );
    expect(file({ department: 'commerce' })).toContain(
      'dept:justice fails: the department is commerce',
    );
    expect(file({})).toContain('allowed where dept:justice and loa:2');
  });

  test('accepts a path, full or short, and fields that another subgraph adds to an interface', () => {
    const full = explainField(graph, 'Person.home.street', caller('officer'), matrix);
    expect(full).toContain('Denied by the rule of field Person.home');
    expect(explainField(graph, 'Person.street', caller('officer'), matrix)).toBe(full);
    expect(explainField(graph, 'Person.permits', caller('auditor'), matrix)).toContain(
      'rule of field Subject.permits: auth',
    );
  });

  test.each([
    ['Person', 'Name a field as Type.field, not "Person".'],
    ['Person.age', 'There is no field Person.age.'],
    ['Home.name', 'There is no field Home.name; there is Person.name.'],
    ['Subject.permits', 'Subject has a rule per kind of object; use Person.permits.'],
  ])('%s: %s', (path, message) => {
    expect(() => explainField(graph, path, caller('bank'), matrix)).toThrow(message);
  });
});
