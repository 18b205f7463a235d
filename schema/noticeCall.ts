import { z } from 'zod';

/** Where a subgraph takes the authority's notices, beside `/graphql`. */
export const NOTICES_PATH = '/notices';

/** Notices of one delivery. */
export const NOTICES_AT_ONCE = 100;

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
    .max(NOTICES_AT_ONCE),
});
