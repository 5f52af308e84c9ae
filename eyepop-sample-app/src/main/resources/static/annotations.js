import { findingsOf, list, summary } from './findings.js';

const STATES = {
  upload_in_progress: 'is uploaded',
  transform_in_progress: 'is prepared',
  enrich_in_progress: 'is enriched',
  accepted: 'accepted',
  rejected: 'rejected',
};

/** The annotations of an asset that say something, the ground truth first. */
export function annotationsOf(asset) {
  return list(asset.annotations)
    .filter((annotation) => list(annotation.predictions).length)
    .map((annotation) => {
      const [prediction] = annotation.predictions;
      const found = findingsOf(prediction);
      const truth = annotation.type === 'ground_truth';
      return { truth, name: nameOf(annotation, truth), prediction, found, words: summary(prediction, found) || 'nothing found' };
    })
    .sort((a, b) => b.truth - a.truth);
}

function nameOf(annotation, truth) {
  if (truth) {
    return 'Ground truth';
  }
  const by = annotation.auto_annotate ?? annotation.source;
  return by ? `Prediction by ${by}` : 'Prediction';
}

export function stateOf(asset) {
  return STATES[asset.status] ?? String(asset.status ?? 'unknown').replaceAll('_', ' ');
}

export function nameOfAsset(asset) {
  return asset.external_id || `asset ${asset.uuid.slice(0, 8)}`;
}

export function isReady(asset) {
  return asset.status === 'accepted' && (asset.mime_type ?? '').startsWith('image/');
}
