import { Kind, visit } from 'graphql';
import { findingAt, type Finding, type SchemaRule } from './finding';

/**
 * Data that no credit system may collect about a person: religion, genes, fingerprints, blood type,
 * disease and medical history (Credit Reporting Industry Regulation, Article 14), biometrics
 * (Tianjin Social Credit Regulations, Article 16). As words of a name, in lower case.
 */
const FORBIDDEN: ReadonlySet<string> = new Set([
  'religion',
  'religious',
  'gene',
  'genes',
  'genetic',
  'dna',
  'fingerprint',
  'fingerprints',
  'biometric',
  'biometrics',
  'blood',
  'disease',
  'diseases',
  'illness',
  'diagnosis',
  'medicalhistory',
]);

/** Nothing forbidden. Data that may not be collected is not in the schema, whatever its rule. */
export const nothingForbidden: SchemaRule = ({ models }) =>
  models.flatMap(({ definitions }) => {
    const findings: Finding[] = [];
    const check = (node: Parameters<typeof findingAt>[0] & { name: { value: string } }) => {
      const word = forbiddenWord(node.name.value);
      if (word !== undefined) {
        findings.push(
          findingAt(node, 'nothingForbidden', `${node.name.value} may not be collected (${word}).`),
        );
      }
    };
    visit(
      { kind: Kind.DOCUMENT, definitions },
      { FieldDefinition: check, InputValueDefinition: check, ObjectTypeDefinition: check },
    );
    return findings;
  });

function forbiddenWord(name: string): string | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_]+/);
  const pairs = words.map((word, index) => `${word}${words[index + 1] ?? ''}`);
  return [...words, ...pairs].find((word) => FORBIDDEN.has(word));
}
