import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CaseFile, Role } from '../../schema/viewer';

/** The claims that can be set in a demo token; the demo caller of the role gives the others. */
export interface DemoCallerOptions {
  readonly subject?: string;
  readonly represents?: readonly string[];
  readonly department?: string;
  readonly purpose?: string;
  readonly organization?: string;
  readonly district?: string;
  /** Overrides parts of the role's own case file. */
  readonly caseFile?: Partial<CaseFile>;
  readonly reason?: string;
}

type Claims = Record<string, unknown>;

/** A case without named subjects: the officer's jurisdiction decides. */
const DEMO_CASE: CaseFile = { reference: 'HD-2026-0001', subjects: [] };

/** One synthetic caller for each role. No real subject has these codes and ids. */
const CALLERS: Readonly<Record<Role, Claims>> = {
  person: { sub: 'demo-person', client_id: 'demo-portal', loa: 2, purpose: 'self' },
  bank: {
    sub: 'demo-bank',
    client_id: 'demo-bank',
    loa: 2,
    organization: '91120102MA00XX0A90',
    purpose: 'lending',
  },
  officer: {
    sub: 'demo-officer',
    client_id: 'demo-office',
    loa: 3,
    department: 'market-regulation',
    district: '120102',
    purpose: 'supervision',
    case_file: DEMO_CASE,
  },
  steward: {
    sub: 'demo-steward',
    client_id: 'demo-office',
    loa: 3,
    department: 'market-regulation',
    district: '120102',
    purpose: 'stewardship',
  },
  analyst: { sub: 'demo-analyst', client_id: 'demo-analytics', loa: 2, purpose: 'statistics' },
  auditor: { sub: 'demo-auditor', client_id: 'demo-office', loa: 3, purpose: 'audit' },
};

/**
 * The claims of a demo caller. Without a named subject, a person is the demo person of the seeded
 * dataset and represents the demo organisation, when the data folder names them.
 */
export async function demoClaims(
  role: Role,
  options: DemoCallerOptions,
  dataDir: string,
): Promise<Claims> {
  const demo = role === 'person' && options.subject === undefined ? await demoDataset(dataDir) : {};
  const subject = options.subject ?? demo.person;
  const represents =
    options.represents ?? (demo.organization === undefined ? undefined : [demo.organization]);
  const own: Claims = {
    roles: [role],
    subject_id: subject,
    represents,
    department: options.department,
    purpose: options.purpose,
    organization: options.organization,
    district: options.district,
    case_file: options.caseFile && { ...DEMO_CASE, ...options.caseFile },
    reason: options.reason,
  };
  return {
    ...CALLERS[role],
    // Two subjects are two callers: usage of one must not count against the other.
    ...(options.subject !== undefined && { sub: `demo-${role}-${options.subject}` }),
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  };
}

/** A person of the demonstration who can log in. */
export interface DemoPerson {
  /** Absent for the demo person, who represents the demo organisation. */
  readonly id?: string;
  readonly name: string;
  /** What the person demonstrates, in Chinese and English. */
  readonly about: string;
}

/** The persons of the demonstration, in the order of the login page. */
export async function demoPersons(dataDir: string): Promise<readonly DemoPerson[]> {
  const { person, persons = [] } = await demoDataset(dataDir);
  const known = persons.map(({ id, name, chinese, english }) => ({
    ...(id !== person && { id }),
    name,
    about: `${chinese} ${english}`,
  }));
  return known.length > 0 ? known : [{ name: '演示人员', about: 'Demo person' }];
}

const datasetSchema = z.object({
  person: z.string().optional(),
  organization: z.string().optional(),
  persons: z
    .array(z.object({ id: z.string(), name: z.string(), chinese: z.string(), english: z.string() }))
    .optional(),
});

/** The demo subjects that the seed wrote to the data folder; none before a seed. */
async function demoDataset(dataDir: string): Promise<z.infer<typeof datasetSchema>> {
  try {
    return datasetSchema.parse(JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')));
  } catch {
    return {};
  }
}
