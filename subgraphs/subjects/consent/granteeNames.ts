import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../kit/byKeys';
import type { StoreRequest } from '../../kit/context';
import type { SubjectRecord } from '../subject/record';

/** Names of institutions, for those who are asked for their consent. */
export interface GranteeNames {
  /** The name of an organisation by its code; null where no register here holds it. Batched. */
  nameOf(organization: string): Promise<string | null>;
}

export function granteeNames(
  subjects: Model<SubjectRecord>,
  { memo }: Pick<StoreRequest, 'memo'>,
): GranteeNames {
  return {
    nameOf: (organization) =>
      memo
        .get(
          'consents.granteeNames',
          () =>
            new DataLoader<string, string | null>(async (codes) => {
              const rows = await subjects
                .find({ uscc: { $in: [...codes] } }, { uscc: 1, name: 1 })
                .lean<{ uscc: string; name: string }[]>()
                .exec();
              return byKeys(codes, rows, ({ uscc }) => uscc).map((row) => row?.name ?? null);
            }),
        )
        .load(organization),
  };
}
