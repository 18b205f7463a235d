import type { TreeHead } from '../../../../schema/log/treeHead';
import { DURABLE, unlessThere } from '../../../framework/durable';
import type { LogModels } from '../stored/model';

/** The newest signed head that is known: a log that is shorter, or another one, was rolled back. */
export interface NewestHead {
  /** The newest of what this process has signed or read and what the database holds. */
  read(): Promise<TreeHead | undefined>;
  /** Takes a head whose tree is durable. */
  signed(head: TreeHead): Promise<void>;
}

export function newestHead({ newest }: Pick<LogModels, 'newest'>): NewestHead {
  let known: TreeHead | undefined;
  const take = (head: TreeHead) => {
    if (known === undefined || head.size > known.size) known = head;
  };
  return {
    async read() {
      const found = await newest.findById('newest', { _id: 0 }).lean<TreeHead>();
      if (found) take(found);
      return known;
    },
    async signed(head) {
      take(head);
      // Where a larger one is stored the filter finds nothing, and the insert meets its id.
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

/** Takes a head for the newest although a larger one was signed: the entries beyond it are lost. */
export async function acceptAsNewest(
  { newest }: Pick<LogModels, 'newest'>,
  head: TreeHead | null,
): Promise<void> {
  const id = { _id: 'newest' } as never;
  if (head === null) await newest.collection.deleteOne(id, { writeConcern: DURABLE });
  else await newest.collection.updateOne(id, { $set: head }, { writeConcern: DURABLE });
}
