import type { ClientSession, Connection } from 'mongoose';

/** Where documents name a subject, and where it stands that they must not. */
interface Mark {
  readonly model: string;
  readonly id: string;
  readonly hidden: string;
}

/**
 * Marks, or unmarks, every document of a database that names a subject. Which do is read from
 * the schemas: a path `<name>Hidden` says of the subject in `<name>Id` that it is stored only.
 * Index the id, for a subject may have many documents among millions.
 */
export async function hideSubject(
  connection: Connection,
  subjectId: string,
  hidden: boolean,
  session: ClientSession,
): Promise<void> {
  for (const mark of marksOf(connection)) {
    await connection
      .model(mark.model)
      .updateMany(
        { [mark.id]: subjectId, [mark.hidden]: hidden ? { $ne: true } : true },
        hidden ? { $set: { [mark.hidden]: true } } : { $unset: { [mark.hidden]: '' } },
        { session },
      );
  }
}

function marksOf(connection: Connection): Mark[] {
  return connection.modelNames().flatMap((model) => {
    const { schema, baseModelName } = connection.model(model);
    const { paths } = schema;
    // What all kinds of records have is marked once, through the model they share.
    const shared = baseModelName ? connection.model(baseModelName).schema.paths : {};
    return Object.keys(paths)
      .filter((path) => path.endsWith('Hidden') && !(path in shared))
      .map((hidden) => ({ model, id: hidden.replace(/Hidden$/, 'Id'), hidden }))
      .filter(({ id }) => id in paths);
  });
}
