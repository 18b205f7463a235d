import type { Disclosure } from '../../schema/registry';

/**
 * The disclosures in a subgraph's extensions; undefined when they are malformed and cannot be
 * logged.
 */
export function readDisclosures(extensions: unknown): readonly Disclosure[] | undefined {
  const reported = (extensions as { disclosures?: unknown } | null | undefined)?.disclosures;
  if (reported === undefined) return [];
  return Array.isArray(reported) && reported.every(disclosureChecker()) ? reported : undefined;
}

/** An answer without the disclosures in its extensions, which no client may see. */
export function withoutDisclosures<Answer extends { readonly extensions?: object }>(
  answer: Answer,
): Answer {
  if (answer.extensions === undefined || !('disclosures' in answer.extensions)) return answer;
  const others = Object.entries(answer.extensions).filter(([name]) => name !== 'disclosures');
  return { ...answer, extensions: Object.fromEntries(others) };
}

function disclosureChecker(): (value: unknown) => value is Disclosure {
  // In one process the disclosures of hundreds of subjects share a few lists: each is checked once.
  const checked = new Set<unknown>();
  const isTexts = (value: unknown): value is string[] => {
    if (checked.has(value)) return true;
    if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return false;
    checked.add(value);
    return true;
  };
  return (value): value is Disclosure => {
    if (typeof value !== 'object' || value === null) return false;
    const { subjectId, clusters, disclosed, masked, denied, consents } = value as Record<
      string,
      unknown
    >;
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
