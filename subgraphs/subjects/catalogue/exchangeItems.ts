import { codeList, type CodeList } from '../../../schema/exchange/codeList';
import type { ExchangeItem } from '../../../schema/exchange/form';
import { FORMS, formsOf } from '../../../schema/exchange/forms';
import { SUBGRAPH_NAMES } from '../../../schema/sdl';
import { kindShapes } from '../../framework/records/kindShapes';
import { subgraphTypes } from '../../framework/subgraphDocument';

/** An item of the national exchange standard, as the catalogue lists it. */
export interface CatalogueExchangeItem extends Pick<ExchangeItem, 'code' | 'title' | 'length'> {
  /** Id of the form. */
  readonly form: string;
  readonly codeList: CodeList | null;
}

/** The fields that report the common meanings of items, by the first part of a meaning. */
const COMMON: Readonly<Record<string, string>> = {
  subject: 'subject',
  authority: 'authority',
  source: 'sourceDepartment',
};

/** The items that report a field of a kind of record, newest form first. */
export function exchangeItemsOf(type: string, field: string): readonly CatalogueExchangeItem[] {
  return formsOf(type).flatMap(({ id, items }) =>
    items
      .filter(({ meaning }) => fieldOf(type, meaning) === field)
      .map(({ code, title, length, list }) => ({
        form: id,
        code,
        title,
        length,
        codeList: list === undefined ? null : codeList(...list),
      })),
  );
}

/** The field of a kind that has an item's meaning; undefined for what is not stored. */
function fieldOf(type: string, meaning: string): string | undefined {
  const { paths } = kinds().get(type)!;
  return paths.get(meaning) ?? COMMON[meaning.split('.')[0]!];
}

interface KindFields {
  /** The fields by their names and by the paths at which they are stored. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Read with the first question: starts do not need the shapes of all kinds. */
let known: ReadonlyMap<string, KindFields> | undefined;

/** The kinds that the standard has, whichever subgraph stores them. */
function kinds(): ReadonlyMap<string, KindFields> {
  known ??= new Map(
    SUBGRAPH_NAMES.flatMap((name) => kindShapes(subgraphTypes(name)))
      .filter(({ type }) => FORMS.some(({ kind }) => kind === type))
      .map(({ type, fields }) => [
        type,
        {
          paths: new Map(
            fields.flatMap(({ name, path }): [string, string][] => [
              [name, name],
              ...(path === undefined ? [] : [[path, name] as [string, string]]),
            ]),
          ),
        },
      ]),
  );
  return known;
}
