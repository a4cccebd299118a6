/** Words of WhatsApp drafts. A person reads, changes and sends them. */
export const WHATSAPP_ID = {
  invitation: (x: { addressee: string; host: string; title: string; when: string; where: string; link: string }) =>
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
      'Tautan ini tidak meminta kata sandi, nomor KTP, ataupun uang. Terima kasih.',
    ].join('\n'),
};
