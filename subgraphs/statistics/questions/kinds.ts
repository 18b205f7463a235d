import { countedKinds, type CountedKind } from '../titles/countedKinds';
import { creditError } from '../../../schema/errors';
import { SUBJECT, subjectKind } from '../titles/subjectKind';
import { checkList } from './limits';

/**
 * The kinds of record that values of StatisticsKind stand for.
 * @throws BAD_USER_INPUT for too many, a repeated one, and for subjects together with records
 */
export function kindsOf(of: readonly string[]): readonly CountedKind[] {
  checkList('of', of);
  if (of.includes(SUBJECT)) {
    if (of.length === 1) return [subjectKind()];
    throw creditError('BAD_USER_INPUT', 'The kind SUBJECT is counted alone.');
  }
  return of.map((value) => {
    const kind = countedKinds().get(value);
    if (kind === undefined)
      throw new Error(`StatisticsKind.${value} stands for no kind of record.`);
    return kind;
  });
}

/** The kinds with these types. */
export function kindsOfTypes(types: readonly string[]): readonly CountedKind[] {
  const kinds = [...countedKinds().values(), subjectKind()];
  return types.map((type) => {
    const kind = kinds.find((one) => one.type === type);
    if (kind === undefined) throw new Error(`There is no kind ${type}.`);
    return kind;
  });
}
