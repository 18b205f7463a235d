import { everythingDescribed } from '../../../schema/check/everythingDescribed';
import { expectations } from './harness';

const { expectValid, expectFindings } = expectations(everythingDescribed);

test('accepts descriptions in both languages', () => {
  expectValid(`
"人。A person."
type Person {
  """
  统一社会信用代码（GB 32100-2015）。Unified social credit code.
  """
  code("按序。Order." order: Order = NAME): String
}
"条件。Conditions."
input Filter {
  "名称。Name."
  name: String
}
"次序。Order."
enum Order {
  "按名称。By name."
  NAME
}
extend type Person {
  "又名？Also known as."
  alias: String
}`);
});

test('reports each kind of element without a description', () => {
  expectFindings(
    `
type Person implements Named {
  name(style: Style): String
}
interface Named { name: String }
union Any = Person
scalar Day
enum Style { LONG }
input Filter { name: String }
directive @access(rule: String) on OBJECT`,
    [
      'a.graphql:1: Person has no description.',
      'a.graphql:2: name has no description.',
      'a.graphql:2: style has no description.',
      'a.graphql:4: Named has no description.',
      'a.graphql:4: name has no description.',
      'a.graphql:5: Any has no description.',
      'a.graphql:6: Day has no description.',
      'a.graphql:7: Style has no description.',
      'a.graphql:7: LONG has no description.',
      'a.graphql:8: Filter has no description.',
      'a.graphql:8: name has no description.',
      'a.graphql:9: access has no description.',
      'a.graphql:9: rule has no description.',
    ],
  );
});

test('reports English before Chinese, Chinese alone, and white space only', () => {
  expectFindings(
    `
"A person. 人。"
scalar A
"人。"
scalar B
"人 person"
scalar C
"  "
scalar D
"人。身份证 ID 号码"
scalar E`,
    [
      'a.graphql:2: A is not described in Chinese first.',
      'a.graphql:4: B is not described in English after the Chinese.',
      'a.graphql:6: C is not described in English after the Chinese.',
      'a.graphql:8: D has no description.',
      'a.graphql:10: E is not described in English after the Chinese.',
    ],
  );
});
