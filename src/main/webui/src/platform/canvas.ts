// Canvases, in the page and in workers.

export type Canvas = OffscreenCanvas | HTMLCanvasElement;
/** Makes one; what can be made depends on where the script runs. */
export type Blank = (width: number, height: number) => Canvas;

export const inPage: Blank = (width, height) =>
  Object.assign(document.createElement("canvas"), { width, height });

export const inWorker: Blank = (width, height) => new OffscreenCanvas(width, height);

export function blobOf(canvas: Canvas, type: string, quality?: number): Promise<Blob> {
  if ("convertToBlob" in canvas) {
    return canvas.convertToBlob({ type, ...(quality === undefined ? {} : { quality }) });
  }
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null): void =>
      blob ? resolve(blob) : reject(new Error(`no ${type}`));
    canvas.toBlob(done, type, quality);
  });
}

/** Phones have little memory for canvases, and free it late. */
export function release(canvas: Canvas): void {
  canvas.width = 0;
  canvas.height = 0;
}
