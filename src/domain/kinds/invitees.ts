import type { InviteeRole, KindInvitee, Requirement } from './kind.ts';

type Office = readonly [position: string, agency: string];

const REGENCY = 'Pemerintah Kabupaten {wilayah}';

/** The offices that are proposed again and again, named as letters name them. */
const OFFICE = {
  bupati: ['Bupati {wilayah}', REGENCY],
  wakilBupati: ['Wakil Bupati {wilayah}', REGENCY],
  ketuaDprd: ['Ketua DPRD {wilayah}', 'DPRD Kabupaten {wilayah}'],
  sekda: ['Sekretaris Daerah {wilayah}', REGENCY],
  dandim: ['Dandim {wilayah}', 'Kodim {wilayah}'],
  kapolres: ['Kapolres {wilayah}', 'Polres {wilayah}'],
  ketuaPn: ['Ketua Pengadilan Negeri {wilayah}', 'Pengadilan Negeri {wilayah}'],
  kajari: ['Kepala Kejaksaan Negeri {wilayah}', 'Kejaksaan Negeri {wilayah}'],
  parties: ['Para Pimpinan Partai Politik Peserta Pemilu {wilayah}', 'Partai Politik Peserta Pemilu'],
  fkub: ['Ketua FKUB {wilayah}', 'Forum Kerukunan Umat Beragama {wilayah}'],
  community: ['Para Tokoh Masyarakat {wilayah}', 'Tokoh Masyarakat'],
  villageCommunity: ['Para Tokoh Masyarakat {desa}', 'Tokoh Masyarakat {desa}'],
  kesbangpol: ['Kepala Badan Kesbangpol {wilayah}', 'Badan Kesbangpol Kabupaten {wilayah}'],
  bpbd: ['Kepala Pelaksana BPBD {wilayah}', 'BPBD Kabupaten {wilayah}'],
  kominfo: ['Kepala Dinas Kominfo {wilayah}', 'Dinas Kominfo Kabupaten {wilayah}'],
  dishub: ['Kepala Dinas Perhubungan {wilayah}', 'Dinas Perhubungan Kabupaten {wilayah}'],
  dinkes: ['Kepala Dinas Kesehatan {wilayah}', 'Dinas Kesehatan Kabupaten {wilayah}'],
  dinsos: ['Kepala Dinas Sosial {wilayah}', 'Dinas Sosial Kabupaten {wilayah}'],
  satpolPp: ['Kepala Satpol PP {wilayah}', 'Satpol PP Kabupaten {wilayah}'],
  kpu: ['Ketua KPU {wilayah}', 'KPU Kabupaten {wilayah}'],
  bawaslu: ['Ketua Bawaslu {wilayah}', 'Bawaslu Kabupaten {wilayah}'],
  danramil: ['Danramil {kecamatan}', 'Koramil {kecamatan}'],
  kapolsek: ['Kapolsek {kecamatan}', 'Polsek {kecamatan}'],
  camat: ['Camat {kecamatan}', 'Kecamatan {kecamatan}'],
  kades: ['Kepala Desa {desa}', 'Pemerintah Desa {desa}'],
} as const satisfies Record<string, Office>;

/** An office invited in a role; most leaders may send somebody. */
export function invite(
  office: keyof typeof OFFICE,
  role: InviteeRole = 'guest',
  requirement: Requirement = 'may_delegate',
): KindInvitee {
  const [position, agency] = OFFICE[office];
  return { position, agency, requirement, role };
}
