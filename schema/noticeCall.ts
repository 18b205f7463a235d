import { z } from 'zod';

/** Path at which a subgraph receives the registry's notices, beside `/graphql`. */
export const NOTICES_PATH = '/notices';

/** Maximum number of notices in one delivery. */
export const NOTICE_BATCH_SIZE = 100;

/** The body of `POST /notices`. */
export const noticesSchema = z.strictObject({
  notices: z
    .array(
      z.strictObject({
        number: z.number().int().min(1),
        subjectId: z.string().min(1).max(128),
        hidden: z.boolean(),
      }),
    )
    .max(NOTICE_BATCH_SIZE),
});
