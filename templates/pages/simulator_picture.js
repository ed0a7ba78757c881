// Pictures: made small before they leave, and drawn on a canvas, since the page allows no image from anywhere else.

const longest_sent = 800;
const longest_kept = 200;

function drawn(source, longest) {
  const scale = Math.min(1, longest / Math.max(source.width, source.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(source.width * scale));
  canvas.height = Math.max(1, Math.round(source.height * scale));
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';  // JPEG has no transparency
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const base64_of = (canvas, quality) => canvas.toDataURL('image/jpeg', quality).split(',')[1];

export async function picture_of(file) {
  const source = await createImageBitmap(file, { imageOrientation: 'from-image' });
  return { image: base64_of(drawn(source, longest_sent), 0.82), thumb: base64_of(drawn(source, longest_kept), 0.7) };
}

export async function show_picture(bubble, base64) {
  bubble.classList.add('pictured');
  bubble.setAttribute('role', 'img');
  bubble.setAttribute('aria-label', '照片');
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const source = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    bubble.append(drawn(source, longest_kept));
  } catch {
    bubble.textContent = '［照片］';
  }
}
