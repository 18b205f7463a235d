import type { Disclosure } from '../../schema/authority';

/**
 * What an answer's extensions tell of disclosures; undefined when they tell it in another form
 * than the subgraphs of this graph do, so that it cannot be put on record.
 */
export function readDisclosures(extensions: unknown): readonly Disclosure[] | undefined {
  const told = (extensions as { disclosures?: unknown } | null | undefined)?.disclosures;
  if (told === undefined) return [];
  return Array.isArray(told) && told.every(disclosureChecker()) ? told : undefined;
}

/** The same extensions as a client may see them. */
export function withoutDisclosures<Answer extends { readonly extensions?: object }>(
  answer: Answer,
): Answer {
  if (answer.extensions === undefined || !('disclosures' in answer.extensions)) return answer;
  const seen = Object.entries(answer.extensions).filter(([name]) => name !== 'disclosures');
  return { ...answer, extensions: Object.fromEntries(seen) };
}

function disclosureChecker(): (value: unknown) => value is Disclosure {
  // Within one process, what is told of hundreds of subjects has the same few lists.
  const checked = new Set<unknown>();
  const isTexts = (value: unknown): value is string[] => {
    if (checked.has(value)) return true;
    if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return false;
    checked.add(value);
    return true;
  };
  return (value): value is Disclosure => {
    if (typeof value !== 'object' || value === null) return false;
    const told = value as Record<string, unknown>;
    const { subjectId, clusters, disclosed, masked, denied, consents } = told;
    return (
      typeof subjectId === 'string' &&
      isTexts(clusters) &&
      isTexts(disclosed) &&
      isTexts(masked) &&
      isTexts(denied) &&
      (consents === undefined || isTexts(consents))
    );
  };
}
