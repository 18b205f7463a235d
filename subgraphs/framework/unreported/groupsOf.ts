/** Rows that one look-up of other rows covers. */
const GROUP_SIZE = 200;

/** Divides rows into groups. */
export async function* groupsOf<Row>(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let group: Row[] = [];
  for await (const row of rows) {
    group.push(row);
    if (group.length < GROUP_SIZE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
