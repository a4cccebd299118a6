/** Indonesian words of the documents made for paper. Headings, sentences and names come from the report itself. */
export const DOCUMENTS_ID = {
  draft: 'DRAF',
  draftNote: 'Belum disahkan',
  unapproved: 'DRAF – belum disetujui untuk disiarkan',
  report: 'Laporan',
  missing: 'Belum tercatat',
  missingNote: 'Sampai laporan ini disusun, hal-hal berikut belum tercatat:',
  page: 'Halaman',
  of: 'dari',
  blank: '..............................',
} as const;
