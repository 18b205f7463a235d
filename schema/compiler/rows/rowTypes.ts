import type { DocumentNode } from 'graphql';
import { entityRows } from './entityRows';
import { recordRows } from './recordRows';
import { typeTexts } from './typeTexts';

/**
 * TypeScript for the database rows of a subgraph, from its expanded SDL: for its records and the
 * other types marked `@row`. Undefined when it has neither.
 * @throws TypeError when a field cannot be stored in a row as it is written, SourceError when a
 *   type has the name that a kind has in TypeScript, or a row has a kind that is no value of the
 *   enum
 */
export function rowTypes(document: DocumentNode): string | undefined {
  const texts = typeTexts(document);
  const records = recordRows(document, texts);
  const rows = [...records, ...entityRows(document, texts)];
  if (rows.length === 0) return undefined;
  const imported = [
    ...(records.length > 0 ? ['CreditRecord as RecordRow'] : []),
    ...(texts.usesSealable ? ['Sealable'] : []),
  ];
  const imports = `import type { ${imported.join(', ')} } from '../recordRow';\n`;
  return [...(imported.length > 0 ? [imports] : []), ...texts.used.values(), ...rows].join('\n');
}
