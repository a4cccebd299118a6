type Common = { addressee: string; host: string; title: string };
type Before = { whenBefore: string; whereBefore: string };

const safety = 'Tautan ini tidak meminta kata sandi, nomor KTP, ataupun uang. Terima kasih.';
const off =
  (said: string) =>
  ({ addressee, host, title, whenBefore, whereBefore, reason }: Common & Before & { reason: string | null }) =>
    [
      `Yth. ${addressee}`,
      '',
      `Dengan hormat, ${host} memberitahukan bahwa kegiatan berikut *${said}*:`,
      `*${title}*`,
      `Semula: ${whenBefore}, ${whereBefore}`,
      ...(reason ? [`Keterangan: ${reason}`] : []),
      '',
      'Mohon maaf atas perubahan ini. Terima kasih.',
    ].join('\n');

/** Words of WhatsApp drafts. A person reads, changes and sends them. */
export const WHATSAPP_ID = {
  invitation: (x: Common & { when: string; where: string; link: string }) =>
    [
      `Yth. ${x.addressee}`,
      '',
      `Dengan hormat, ${x.host} mengundang Bapak/Ibu pada kegiatan:`,
      `*${x.title}*`,
      `Waktu: ${x.when}`,
      `Tempat: ${x.where}`,
      '',
      `Mohon kesediaan memberi jawaban (hadir, diwakili, atau tidak hadir) melalui tautan berikut: ${x.link}`,
      '',
      safety,
    ].join('\n'),
  changed: (x: Common & Before & { when: string; where: string; askAnew: boolean; link: string }) =>
    [
      `Yth. ${x.addressee}`,
      '',
      `Dengan hormat, ${x.host} memberitahukan perubahan pada kegiatan:`,
      `*${x.title}*`,
      `Waktu: ${x.when}${x.when === x.whenBefore ? '' : ` (semula ${x.whenBefore})`}`,
      `Tempat: ${x.where}${x.where === x.whereBefore ? '' : ` (semula ${x.whereBefore})`}`,
      '',
      x.askAnew
        ? `Karena waktunya berubah, mohon jawaban (hadir, diwakili, atau tidak hadir) disampaikan kembali melalui tautan berikut: ${x.link}`
        : `Jawaban yang sudah disampaikan tetap berlaku; bila perlu diubah melalui tautan berikut: ${x.link}`,
      '',
      safety,
    ].join('\n'),
  postponed: off('ditunda'),
  cancelled: off('dibatalkan'),
  tasks: (x: {
    addressee: string;
    host: string;
    title: string;
    when: string;
    where: string;
    tasks: readonly string[];
    link: string;
  }) =>
    [
      `Yth. ${x.addressee || 'Bapak/Ibu'}`,
      '',
      `Dengan hormat, ${x.host} memohon bantuan Bapak/Ibu untuk kegiatan:`,
      `*${x.title}*`,
      `Waktu: ${x.when}`,
      `Tempat: ${x.where}`,
      '',
      ...x.tasks.map((task) => `- ${task}`),
      '',
      `Tugas yang selesai dapat ditandai melalui tautan berikut: ${x.link}`,
      '',
      safety,
    ].join('\n'),
  poll: (x: Common & { slots: string[]; link: string }) =>
    [
      `Yth. ${x.addressee}`,
      '',
      `Dengan hormat, ${x.host} sedang mencari waktu yang paling sesuai untuk kegiatan:`,
      `*${x.title}*`,
      ...x.slots.map((slot, i) => `${i + 1}. ${slot}`),
      '',
      `Mohon kesediaan menjawab untuk setiap waktu (hadir sendiri, mengirim wakil, atau berhalangan) melalui tautan berikut: ${x.link}`,
      '',
      safety,
    ].join('\n'),
  pollFixed: (x: Common & { when: string; link: string }) =>
    [
      `Yth. ${x.addressee}`,
      '',
      `Dengan hormat, ${x.host} menyampaikan bahwa waktu kegiatan *${x.title}* telah ditetapkan:`,
      x.when,
      '',
      `Keterangannya ada di: ${x.link}`,
      'Undangan resmi disampaikan dengan surat tersendiri. Terima kasih.',
    ].join('\n'),
};
