import type { Model } from 'mongoose';
import type { DescribedSubject } from '../../../schema/directory';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { openField } from '../../framework/vault/sealedResolvers';
import type { SealedField } from '../../framework/vault/sealedFields';
import type { Vault } from '../../framework/vault/vault';
import { ID_NUMBER, PERSON_NAME } from '../subject/sealed';
import { VISIBLE_SUBJECTS } from '../subject/visibleSubjects';

interface Found extends Pick<SubjectRow, '_id' | 'kind' | 'name'> {
  readonly uscc?: string;
}

/**
 * Subjects with the names and numbers of the national standard, without those that may not be seen,
 * and without persons whose key is destroyed.
 */
export async function describeSubjects(
  model: Model<SubjectRow>,
  vault: Vault,
  ids: readonly string[],
): Promise<readonly DescribedSubject[]> {
  const found = await model
    .find(
      { _id: { $in: [...ids] }, ...VISIBLE_SUBJECTS },
      { kind: 1, name: 1, uscc: 1, idNumber: 1 },
    )
    .lean<Found[]>()
    .exec();
  await vault.prefetch(found.filter(({ kind }) => kind === 'NATURAL_PERSON').map(({ _id }) => _id));
  const described = await Promise.all(
    found.map(async (row): Promise<readonly DescribedSubject[]> => {
      const { _id: id, kind, uscc = null } = row;
      if (kind !== 'NATURAL_PERSON')
        return [{ id, kind, name: row.name, unifiedCode: uscc, idNumber: null }];
      const text = (field: SealedField) => openField(vault, field, row) as Promise<string | null>;
      const [name, idNumber] = await Promise.all([text(PERSON_NAME), text(ID_NUMBER)]);
      return name === null || idNumber === null
        ? []
        : [{ id, kind, name, unifiedCode: null, idNumber }];
    }),
  );
  return described.flat();
}
