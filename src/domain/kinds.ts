import { APEL_GELAR_PASUKAN, SISPAMKOTA } from './kinds/forces.ts';
import type { EventKind } from './kinds/kind.ts';
import { BIMTEK, DEKLARASI_DAMAI, RAKOR_FORKOPIMDA } from './kinds/meetings.ts';
import { BAKTI_SOSIAL, PENYULUHAN, SAMBANG, SILATURAHMI, SOSIALISASI } from './kinds/outreach.ts';

export {
  COUNT_WHATS,
  type CountWhat,
  type EventKind,
  INVITEE_ROLES,
  type InviteeRole,
  type KindInvitee,
  MISSING_FIELDS,
  type MissingField,
  REQUIREMENTS,
  type Requirement,
} from './kinds/kind.ts';

/** The kinds of event that every organization starts with, in the order they are offered. */
export const KINDS: readonly EventKind[] = [
  APEL_GELAR_PASUKAN,
  BIMTEK,
  PENYULUHAN,
  SILATURAHMI,
  SOSIALISASI,
  SAMBANG,
  RAKOR_FORKOPIMDA,
  BAKTI_SOSIAL,
  DEKLARASI_DAMAI,
  SISPAMKOTA,
];

const BY_ID = new Map(KINDS.map((kind) => [kind.id, kind]));

/** The kind with an id, exactly as written. */
export function kindById(id: string): EventKind | undefined {
  return BY_ID.get(id);
}
