import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseFile, Role } from '../../schema/viewer';

/** What a demo token may be asked to say; anything left out comes from the role's own caller. */
export interface DemoCallerOptions {
  readonly subject?: string;
  readonly represents?: readonly string[];
  readonly department?: string;
  readonly purpose?: string;
  readonly organization?: string;
  readonly district?: string;
  /** Named where one is to be named otherwise than the role's own. */
  readonly caseFile?: Partial<CaseFile>;
  readonly reason?: string;
}

type Claims = Record<string, unknown>;

/** A case about nobody in particular: the officer's jurisdiction decides. */
const DEMO_CASE: CaseFile = { reference: 'HD-2026-0001', subjects: [] };

/** One synthetic caller for each role. The codes and ids are nobody's. */
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
 * The claims of a demo caller. A person without a named subject is the demo person of the seeded
 * dataset and represents the demo organisation, where the data folder tells of them.
 */
export async function demoClaims(
  role: Role,
  options: DemoCallerOptions,
  dataDir: string,
): Promise<Claims> {
  const shown =
    role === 'person' && options.subject === undefined ? await demoDataset(dataDir) : {};
  const subject = options.subject ?? shown.person;
  const represents =
    options.represents ?? (shown.organization === undefined ? undefined : [shown.organization]);
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
    // Two people are two callers: what one has asked must not count for the other.
    ...(options.subject !== undefined && { sub: `demo-${role}-${options.subject}` }),
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  };
}

/** The subjects worth showing, as the seed notes them in the data folder; none before a seed. */
async function demoDataset(dataDir: string): Promise<{ person?: string; organization?: string }> {
  try {
    const dataset: unknown = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8'));
    const { person, organization } = dataset as Record<string, unknown>;
    return {
      ...(typeof person === 'string' && { person }),
      ...(typeof organization === 'string' && { organization }),
    };
  } catch {
    return {};
  }
}
