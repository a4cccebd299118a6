/** Rough notes as people paste them; everybody in them is invented. */

export const MINUTES = `Notulen Rapat Koordinasi
Hari/Tanggal: Kamis, 4 Maret 2027
Hadir: Bupati, Kapolres, Camat

Arahan Bupati:
- Posko siaga dibuka di setiap kecamatan
- Jangan ada pungutan di TPS
1) Kapolres menekankan agar netralitas dijaga, hubungi 0812-3456-7890 bila ada laporan
Keputusan:
• Posko dibuka 8 Maret 2027
• Anggaran disiapkan Camat Rawa Hilir
Tindak lanjut:
a. Camat Rawa Hilir akan mendata warga, paling lambat 12 Maret 2027
b. Pendataan TPS rawan (PIC: Ratna Puspa Dewi) sebelum Selasa
c. Laporan kesiapan, PIC Kasat Binmas, tgl 12/3

Ketua DPRD bertanya apakah anggaran sudah tersedia. Kendala utama ialah akses jalan ke Rawa Hilir, terutama saat hujan. Bupati mengatakan, “Kita tidak boleh lengah sampai pelantikan selesai.”
Apakah logistik sudah tiba?
Lokasi posko: Balai Desa`;

export const ANDROID = `12/03/27 09.40 - Pesan dan panggilan terenkripsi secara end-to-end. Hanya orang dalam chat ini yang dapat membacanya.
12/03/27 09.41 - Ratna Puspa Dewi: Selamat pagi Bapak Ibu
12/03/27 09.41 - +62 812-3456-7890: Siap
12/03/27 09.42 - +62 812-3456-7890: Akses jalan ke Rawa Hilir masih rawan longsor
12/03/27 09.43 - Hendra Lesmana: <Media tidak disertakan>
12/03/27 09.44 - Hendra Lesmana: Hasil rapat:
1. Disepakati posko di kecamatan
2. Camat akan mendata warga
paling lambat 15 Maret 2027
12/03/27 09.45 - Budi menambahkan Siti
12/03/27 09.46 - Pak Joko: Apakah dana sudah cair?
👍`;

export const IOS = `[12/03/27 09.41.05] Grup Rakor: \u200ePesan dan panggilan terenkripsi secara end-to-end.
[12/03/27 09.41.10] Ratna Puspa Dewi, S.Sos.: Izin melaporkan
situasi kondusif
\u200e[12/03/27 09.42.10] ~ Sari: \u200estiker tidak disertakan
[12/03/27 09.43.10] ~ Sari: Mohon agar Satpol PP hadir, email sari@uji.example`;

export const TRANSCRIPT = `[00:00:05] Bupati: Selamat pagi semua.
[00:00:09] Bupati: Saya minta semua pihak menjaga ketertiban.
[00:01:15] Hendra Lesmana: Bagaimana dengan anggaran pengamanan?
[00:02:00] Ratna Puspa Dewi: Kesbangpol akan menyiapkan data paling lambat 10 Maret 2027.`;
