import type { TreeHead } from '../../../../schema/log/treeHead';
import { DURABLE, unlessThere } from '../../../framework/durable';
import type { LogModels } from '../stored/model';

/** The newest signed head. A log that is shorter, or does not extend it, was rolled back. */
export interface NewestHead {
  /** The larger of the stored head and the newest that this process has signed or read. */
  read(): Promise<TreeHead | undefined>;
  /** Stores a head, once its tree is durable. */
  signed(head: TreeHead): Promise<void>;
}

export function newestHead({ newest }: Pick<LogModels, 'newest'>): NewestHead {
  let known: TreeHead | undefined;
  const remember = (head: TreeHead) => {
    if (known === undefined || head.size > known.size) known = head;
  };
  return {
    async read() {
      const found = await newest.findById('newest', { _id: 0 }).lean<TreeHead>();
      if (found) remember(found);
      return known;
    },
    async signed(head) {
      remember(head);
      // When a larger head is stored the filter matches nothing and the insert has a duplicate id.
      await unlessThere(
        newest.collection.updateOne(
          { _id: 'newest', size: { $lt: head.size } } as never,
          { $set: head },
          { upsert: true, writeConcern: DURABLE },
        ),
      );
    },
  };
}

/** Accepts a head as the newest although a larger one was signed: the entries after it are lost. */
export async function acceptAsNewest(
  { newest }: Pick<LogModels, 'newest'>,
  head: TreeHead | null,
): Promise<void> {
  const id = { _id: 'newest' } as never;
  if (head === null) await newest.collection.deleteOne(id, { writeConcern: DURABLE });
  else await newest.collection.updateOne(id, { $set: head }, { writeConcern: DURABLE });
}
