import type { SubgraphResponse } from '../../../../schema/subgraphCall';

const EXTENSIONS = '},"extensions":{';

/**
 * Reads the text after the entities of an answer: it may only contain the extensions.
 * @param rest the text from the end of the list on
 * @returns undefined if it contains anything else
 * @throws SyntaxError if it is not JSON
 */
export function readRest(rest: string): Pick<SubgraphResponse, 'extensions'> | undefined {
  if (rest === '}}' || rest === '}}\n') return {};
  if (!rest.startsWith(EXTENSIONS)) return undefined;
  const parsed = JSON.parse(`{${rest.slice(2)}`) as Pick<SubgraphResponse, 'extensions'>;
  return Object.keys(parsed).length === 1 ? parsed : undefined;
}
