/**
 * A film on the stage: a video, an animated image frame by frame, or, where the browser can show
 * neither, only its time. It never runs beyond `frontier`, up to which there are predictions.
 */
export function createFilm({ video, canvas, onTime, onState }) {
  let source = null;
  let wanted = false;
  let frontier = 0;
  let loop = 0;

  async function open(file, type) {
    close();
    const opened = type.startsWith('video/') ? await openVideo(video, file, tell) : await openAnimation(canvas, file, type, tell);
    source = opened ?? openNothing();
    return source;
  }

  function close() {
    wanted = false;
    cancelAnimationFrame(loop);
    source?.close();
    source = null;
    video.hidden = true;
    canvas.hidden = true;
  }

  function play() {
    if (source) {
      if (time() >= end() - 0.001) {
        source.seek(0);
      }
      wanted = true;
      cancelAnimationFrame(loop);
      loop = requestAnimationFrame(step);
      onState();
    }
  }

  function pause() {
    wanted = false;
    source?.pause();
    onState();
  }

  function seek(seconds) {
    source?.seek(Math.max(0, Math.min(seconds, end())));
    tell();
  }

  function step() {
    if (!wanted) {
      return;
    }
    const now = time();
    const known = frontier === Infinity ? end() : frontier;
    if (now >= known - 0.001) {
      source.pause();
      if (frontier === Infinity) {
        source.seek(end());
        pause();
        tell();
        return;
      }
    }
    else if (!source.running() && (frontier === Infinity || known - now > 0.2)) {
      source.start();
    }
    tell();
    loop = requestAnimationFrame(step);
  }

  function tell() {
    source?.paint?.();
    onTime(time(), seen());
  }

  const time = () => source?.time() ?? 0;
  const seen = () => source?.seen?.() ?? time();
  const end = () => source?.end() || 0;

  return {
    open, close, play, pause, seek,
    get playing() { return wanted; },
    get time() { return time(); },
    /** The time of the frame that is on the screen. */
    get seen() { return seen(); },
    get end() { return end(); },
    /** Say up to which time there are predictions: all of it is `Infinity`. */
    advance(until, length = until) {
      frontier = until;
      source?.grow(length);
    },
  };
}

async function openVideo(video, file, onPaint) {
  const url = URL.createObjectURL(file);
  const ready = await new Promise((resolve) => {
    video.onloadeddata = () => resolve(true);
    video.onerror = () => resolve(false);
    video.src = url;
  });
  const release = () => {
    video.onerror = null;
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  };
  if (!ready || !(video.videoWidth > 0)) {
    release();
    return null;
  }
  video.hidden = false;
  let seen;
  // what is on the screen lags behind the time a little
  const watchFrames = (now, frame) => {
    seen = frame.mediaTime;
    onPaint();
    video.requestVideoFrameCallback(watchFrames);
  };
  video.requestVideoFrameCallback?.(watchFrames);
  let known = Number.isFinite(video.duration) ? video.duration : 0;
  return {
    kind: 'video', width: video.videoWidth, height: video.videoHeight,
    time: () => video.currentTime,
    end: () => known,
    running: () => !video.paused,
    start: () => video.play().catch(() => {}),
    pause: () => video.pause(),
    seek: (seconds) => { video.currentTime = seconds; },
    seen: () => seen,
    grow: (length) => { known = Number.isFinite(video.duration) ? video.duration : Math.max(known, length); },
    close: release,
  };
}

async function openAnimation(canvas, file, type, onPaint) {
  // Only where the page comes from this machine or by https do browsers decode frame by frame.
  if (!('ImageDecoder' in window) || !await ImageDecoder.isTypeSupported(type).catch(() => false)) {
    return null;
  }
  const decoder = new ImageDecoder({ type, data: await file.arrayBuffer() });
  const starts = [];
  let length = 0;
  let size = null;
  try {
    await decoder.completed;
    await decoder.tracks.ready;
    for (let i = 0; i < decoder.tracks.selectedTrack.frameCount; i++) {
      const { image } = await decoder.decode({ frameIndex: i });
      size ??= { width: image.displayWidth, height: image.displayHeight };
      starts.push(length);
      length += (image.duration ?? 100_000) / 1e6;
      image.close();
    }
  }
  catch {
    decoder.close();
    return null;
  }
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.hidden = false;
  const pen = canvas.getContext('2d');
  let shown = -1;
  let drawing = false;

  async function paint() {
    if (drawing) {
      return;
    }
    drawing = true;
    try {
      for (let wanted = indexAt(); wanted !== shown; wanted = indexAt()) {
        const { image } = await decoder.decode({ frameIndex: wanted });
        pen.drawImage(image, 0, 0);
        image.close();
        shown = wanted;
        onPaint();
      }
    }
    catch {
      // it was closed meanwhile
    }
    drawing = false;
  }

  const indexAt = () => Math.max(0, starts.findLastIndex((start) => start <= clock.time() + 1e-4));
  const clock = createClock(() => length);
  paint();
  return {
    ...clock, paint, seen: () => starts[shown], kind: 'animation', ...size,
    grow: () => {},
    close: () => {
      clock.pause();
      decoder.close();
    },
  };
}

function openNothing() {
  let length = 0;
  return {
    ...createClock(() => length), kind: 'nothing', width: 0, height: 0,
    grow: (known) => { length = Math.max(length, known); },
    close: () => {},
  };
}

function createClock(end) {
  let since = null;
  let from = 0;
  const time = () => Math.min(since === null ? from : from + (performance.now() - since) / 1000, end());
  return {
    time,
    end,
    running: () => since !== null,
    start: () => { since = performance.now(); },
    pause: () => {
      from = time();
      since = null;
    },
    seek: (seconds) => {
      from = seconds;
      since = since === null ? null : performance.now();
    },
  };
}
