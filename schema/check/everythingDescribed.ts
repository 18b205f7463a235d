import { Kind, visit, type ASTNode, type StringValueNode } from 'graphql';
import { findingAt, type Finding, type SchemaRule } from './finding';

const FULL_STOP = /[。！？]/u;

/**
 * Everything described. Every type, field, argument, input field, enum value and directive has a
 * description, 中文 first, then English: `名称。Name.` Extensions of a type that is described elsewhere
 * need no description of their own.
 */
export const everythingDescribed: SchemaRule = ({ models }) =>
  models.flatMap(({ definitions }) => {
    const findings: Finding[] = [];
    const check = (node: ASTNode & { description?: StringValueNode; name: { value: string } }) => {
      const fault = faultOfDescription(node.description?.value);
      if (fault) {
        findings.push(findingAt(node, 'everythingDescribed', `${node.name.value} ${fault}.`));
      }
    };
    visit(
      { kind: Kind.DOCUMENT, definitions },
      {
        ObjectTypeDefinition: check,
        InterfaceTypeDefinition: check,
        UnionTypeDefinition: check,
        EnumTypeDefinition: check,
        ScalarTypeDefinition: check,
        InputObjectTypeDefinition: check,
        DirectiveDefinition: check,
        FieldDefinition: check,
        InputValueDefinition: check,
        EnumValueDefinition: check,
      },
    );
    return findings;
  });

/** The fault of a description, as the end of a sentence; undefined when there is none. */
function faultOfDescription(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return 'has no description';
  const stop = text.search(FULL_STOP);
  const first = stop === -1 ? text : text.slice(0, stop);
  // An abbreviation may lead, a word may not: `USCC 校验码。` is Chinese.
  if (!/^[^\p{Script=Han}\p{Ll}]*\p{Script=Han}/u.test(first)) {
    return 'is not described in Chinese first';
  }
  // The English begins after a Chinese full stop, before any further Chinese.
  if (!/[。！？][^\p{Script=Han}]*\p{Script=Latin}{2}/u.test(text)) {
    return 'is not described in English after the Chinese';
  }
  return undefined;
}
