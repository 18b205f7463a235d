import { isObjectType } from 'graphql';
import type { Connection } from 'mongoose';
import { ORGANIZATION } from '../../../../schema/recordDomains';
import { registrarOf } from '../../../../schema/policy/registers';
import type { Measured, QualitySource } from '../../../framework/quality/source';
import { subgraphTypes } from '../../../framework/subgraphDocument';
import { UNREPORTED_DATE } from '../../organization/unreported';
import { REGISTRATION_VERSIONS } from '../model';
import { countsOf, type MeasuredOrganization, type RegistrationField } from './countsOf';
import { reportsOf, type MeasuredVersion } from './reports';

/** Organisations whose versions one database command reads. */
const GROUP_SIZE = 200;

const SUBJECTS = 'subjects';
/** Organisations that their register has reported, without merged duplicates. */
const REPORTED = {
  uscc: { $exists: true },
  'registration.establishedOn': { $gt: UNREPORTED_DATE },
  mergedInto: { $exists: false },
} as const;
const READ = {
  kind: 1,
  name: 1,
  uscc: 1,
  frozen: 1,
  registration: 1,
  organizationContact: 1,
  registrationVersion: 1,
} as const;

/**
 * The registrations of organisations, as a measurement of quality reads them: each counts for the
 * department that keeps its register, by the report that brought its present content.
 */
export function registrationSource(): QualitySource {
  const fields = [
    ...fieldsOf('Registration', 'registration'),
    ...fieldsOf('OrganizationContact', 'organizationContact'),
  ];
  return {
    fields: new Map([[ORGANIZATION, fields.map(({ name }) => name)]]),
    collection: SUBJECTS,
    filter: REPORTED,
    async *measure(connection, today): AsyncGenerator<Measured | undefined> {
      for await (const rows of groupsOf(connection)) {
        const versions = await versionsOf(connection, rows);
        for (const row of rows) {
          const reports = reportsOf(versions.get(row._id) ?? [], row.registration.approvedOn);
          const department = registrarOf(row.uscc, today);
          yield department === undefined
            ? undefined
            : {
                department,
                kind: ORGANIZATION,
                receivedAt: reports.receivedAt,
                counts: countsOf(fields, row, reports, today),
              };
        }
      }
    },
  };
}

function fieldsOf(typeName: string, root: string): RegistrationField[] {
  const type = subgraphTypes('subjects').getType(typeName);
  if (!isObjectType(type)) throw new Error(`The schema has no type ${typeName}.`);
  return Object.keys(type.getFields()).map((name) => ({ name, path: `${root}.${name}` }));
}

async function* groupsOf(connection: Connection): AsyncGenerator<MeasuredOrganization[]> {
  const rows = connection
    .collection<MeasuredOrganization>(SUBJECTS)
    .find(REPORTED as object, { projection: READ });
  let group: MeasuredOrganization[] = [];
  for await (const row of rows) {
    group.push(row);
    if (group.length < GROUP_SIZE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** The versions of the registrations, oldest first, by subject. */
async function versionsOf(
  connection: Connection,
  rows: readonly MeasuredOrganization[],
): Promise<ReadonlyMap<string, readonly MeasuredVersion[]>> {
  const idsOf = ({ _id, registrationVersion: count = 0 }: MeasuredOrganization) =>
    Array.from({ length: count }, (_, at) => `${_id}/${at + 1}`);
  const ids = rows.flatMap(idsOf);
  if (ids.length === 0) return new Map();
  const found = await connection
    .collection<MeasuredVersion>(REGISTRATION_VERSIONS)
    .find(
      { _id: { $in: ids } },
      { projection: { batch: 1, at: 1, 'before.registration.approvedOn': 1 } },
    )
    .toArray();
  const byId = new Map(found.map((version) => [version._id, version as MeasuredVersion]));
  return new Map(
    rows.map((row) => [row._id, idsOf(row).flatMap((id) => byId.get(id) ?? [])] as const),
  );
}
