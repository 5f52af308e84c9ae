/** Flatten a prediction into what the picture and the lists show. */
export function findingsOf(prediction) {
  const found = { marks: [], classes: [], texts: [] };
  collect(prediction, found, null, 0);
  return found;
}

function collect(source, found, owner, depth) {
  for (const item of list(source.classes)) {
    found.classes.push({ label: labelOf(item, 'class'), confidence: number(item.confidence), category: text(item.category), owner });
  }
  for (const item of list(source.texts)) {
    found.texts.push({ text: text(item.text), confidence: number(item.confidence), category: text(item.category), owner });
  }
  for (const object of list(source.objects)) {
    const mark = {
      kind: 'object',
      key: `m${found.marks.length}`,
      label: labelOf(object, 'object'),
      confidence: number(object.confidence),
      category: text(object.category),
      trackId: object.trackId ?? null,
      says: list(object.texts).map((t) => text(t.text)).filter(Boolean),
      depth,
      source: object,
    };
    found.marks.push(mark);
    collect(object, found, mark, depth + 1);
  }
  for (const group of list(source.keyPoints)) {
    addPoints('keyPoints', group, 'key points', found, depth);
  }
  for (const mesh of list(source.meshs)) {
    addPoints('mesh', mesh, 'mesh', found, depth);
  }
}

function addPoints(kind, group, fallback, found, depth) {
  const points = list(group.points);
  if (points.length) {
    found.marks.push({
      kind,
      key: `m${found.marks.length}`,
      label: text(group.category) || text(group.type) || fallback,
      confidence: number(group.confidence),
      category: '',
      trackId: null,
      says: [],
      detail: points.length === 1 ? '1 point' : `${points.length} points`,
      depth,
      source: group,
    });
  }
}

export function list(value) {
  return Array.isArray(value) ? value.filter((item) => item !== null && typeof item === 'object') : [];
}

export function number(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function text(value) {
  return value === null || value === undefined ? '' : String(value);
}

function labelOf(item, fallback) {
  return text(item.classLabel).trim() || fallback;
}

export function percent(confidence) {
  if (confidence === null) {
    return '';
  }
  const rounded = Math.round(confidence * 100);
  return rounded === 0 && confidence > 0 ? '<1%' : `${rounded}%`;
}

/** Say in words what was found, for the status line and for screen readers. */
export function summary(prediction, { marks, classes, texts }) {
  const parts = [
    count(marks.filter((m) => m.kind === 'object').length, 'object'),
    count(marks.filter((m) => m.kind === 'keyPoints').length, 'set of key points', 'sets of key points'),
    count(marks.filter((m) => m.kind === 'mesh').length, 'mesh', 'meshes'),
    count(classes.length, 'class', 'classes'),
    count(texts.length, 'text'),
    count(list(prediction.embeddings).length, 'embedding'),
    count(list(prediction.motions).length, 'motion'),
    count(list(prediction.details).length, 'structured answer'),
  ].filter(Boolean);
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function count(n, one, many = `${one}s`) {
  return n === 0 ? '' : `${n} ${n === 1 ? one : many}`;
}
