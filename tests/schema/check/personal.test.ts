import { keysOpaque } from '../../../schema/check/keysOpaque';
import { nothingForbidden } from '../../../schema/check/nothingForbidden';
import { expectations } from './harness';

describe('the check that keys are opaque', () => {
  const { expectValid, expectFindings } = expectations(keysOpaque);

  test('accepts an id, although the type is guarded as a whole', () => {
    expectValid(`
interface Subject @key(fields: "id") { id: ID! }
type Person implements Subject @key(fields: "id") @access(rule: [["auth"]]) { id: ID! }`);
  });

  test('reports a guarded field, an identity number, and one nested in a key', () => {
    expectFindings(
      `
type Person @key(fields: "phone") { phone: String @access(rule: [["rel:self"]]) }
type Card @key(fields: "id") @key(fields: "number") { id: ID! number: ResidentId }
type Seat @key(fields: "holder { number }") { holder: Card }`,
      [
        'a.graphql:1: Person.phone is guarded and must not be part of a key.',
        'a.graphql:2: Card.number names a person and must not be part of a key.',
        'a.graphql:3: Card.number names a person and must not be part of a key.',
      ],
    );
  });

  test('reports a key of an interface when an implementation guards it', () => {
    expectFindings(
      `
interface Subject @key(fields: "code") { code: ID }
type Person implements Subject { code: ID @access(rule: [["rel:self"]]) }`,
      ['a.graphql:1: Subject.code is guarded and must not be part of a key.'],
    );
  });
});

describe('the check for forbidden fields', () => {
  const { expectValid, expectFindings } = expectations(nothingForbidden);

  test('accepts names that only resemble forbidden ones', () => {
    expectValid('type General { generalManager: String bloodhound(medical: String): Int }');
  });

  test('reports a field, an argument, an input field and a type', () => {
    expectFindings(
      `
type Person {
  religion: String
  BLOOD_TYPE: String
  visits(medicalHistory: String): Int
}
input Filter { geneticMarker: String }
type Fingerprint { id: ID }`,
      [
        'a.graphql:2: religion may not be collected (religion).',
        'a.graphql:3: BLOOD_TYPE may not be collected (blood).',
        'a.graphql:4: medicalHistory may not be collected (medicalhistory).',
        'a.graphql:6: geneticMarker may not be collected (genetic).',
        'a.graphql:7: Fingerprint may not be collected (fingerprint).',
      ],
    );
  });
});
