import type { ClientSession, Connection } from 'mongoose';

/** The paths of a model with a subject's id and with the mark that hides the subject. */
export interface Mark {
  readonly model: string;
  readonly id: string;
  readonly hidden: string;
}

/**
 * Marks, or unmarks, every document of a database that refers to a subject. The paths come from the
 * schemas: `<name>Hidden` marks the subject in `<name>Id` as stored only. The id needs an index,
 * because a subject may have many documents among millions.
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

/** The marks of the models of a connection. */
export function marksOf(connection: Connection): Mark[] {
  return connection.modelNames().flatMap((model) => {
    const { schema, baseModelName } = connection.model(model);
    const { paths } = schema;
    // The paths that all record kinds share are marked once, through the common model.
    const shared = baseModelName ? connection.model(baseModelName).schema.paths : {};
    return Object.keys(paths)
      .filter((path) => path.endsWith('Hidden') && !(path in shared))
      .map((hidden) => ({ model, id: hidden.replace(/Hidden$/, 'Id'), hidden }))
      .filter(({ id }) => id in paths);
  });
}
