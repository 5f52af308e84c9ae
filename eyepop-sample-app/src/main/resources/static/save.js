import { detailOf, explain, lost } from './failure.js';

/** Have the server draw what it finds on a picture, and save that as a file. */
export async function saveDrawing(file, format) {
  const body = new FormData();
  body.append('file', file, file.name);
  const drawing = await draw(file, body, format);
  const url = URL.createObjectURL(drawing);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${file.name.replace(/\.[^.]*$/, '')}-drawn.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function draw(file, body, format) {
  try {
    const response = await fetch(`/api/drawing?format=${encodeURIComponent(format)}`, { method: 'POST', body });
    if (!response.ok) {
      throw explain(response.status, detailOf(response.headers.get('Content-Type'), await response.text()), file);
    }
    return await response.blob();
  }
  catch (error) {
    throw lost(error, 'The drawing could not be had.');
  }
}
