import { countedKinds, type CountedKind } from '../titles/countedKinds';
import { checkList } from './limits';

/**
 * The kinds of record that values of StatisticsKind stand for.
 * @throws BAD_USER_INPUT for too many, or a repeated one
 */
export function kindsOf(of: readonly string[]): readonly CountedKind[] {
  checkList('of', of);
  return of.map((value) => {
    const kind = countedKinds().get(value);
    if (kind === undefined)
      throw new Error(`StatisticsKind.${value} stands for no kind of record.`);
    return kind;
  });
}

/** The kinds of record with these types. */
export function kindsOfTypes(types: readonly string[]): readonly CountedKind[] {
  const kinds = [...countedKinds().values()];
  return types.map((type) => {
    const kind = kinds.find((one) => one.type === type);
    if (kind === undefined) throw new Error(`There is no kind of record ${type}.`);
    return kind;
  });
}
