// Makes of a photograph what the blog makes of it: pack.cjs SHARP FILE FOLDER 480.avif 960.webp …
const [sharp, file, folder, ...forms] = process.argv.slice(2);
const quality = { avif: 55, webp: 78, jpeg: 82 };

async function pack() {
  for (const form of forms) {
    const [width, format] = form.split(".");
    const image = require(sharp)(file).rotate().resize(Number(width));
    await image[format]({ quality: quality[format] }).toFile(`${folder}/${form}`);
  }
}

pack();
