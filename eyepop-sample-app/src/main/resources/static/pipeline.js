import { node } from './nodes.js';

const KINDS = {
  inference: 'infers', tracking: 'tracks', contours: 'finds contours', regions: 'finds regions', forward: 'hands on',
};

/** Draw the stages of a Pop as a tree. */
export function showPipeline(root, stages) {
  if (!stages.length) {
    root.replaceChildren(node('p', 'empty', 'No component: a prediction tells the size of the picture, and nothing else.'));
    return;
  }
  root.replaceChildren(node('p', 'input', 'the picture'), listOf(stages));
}

function listOf(stages) {
  const list = node('ul', 'stages');
  list.append(...stages.map((stage) => {
    const box = node('div', 'stage-box');
    box.dataset.kind = stage.kind;
    const head = node('p', 'stage-head');
    head.append(node('span', 'stage-kind', KINDS[stage.kind] ?? stage.kind), node('strong', 'stage-name', nameOf(stage)));
    box.append(head);
    if (stage.settings.length) {
      box.append(node('p', 'stage-settings', stage.settings.join(' · ')));
    }
    const item = node('li', '');
    item.append(box);
    if (stage.next.length) {
      item.append(node('p', 'hands', stage.hands), listOf(stage.next));
    }
    return item;
  }));
  return list;
}

function nameOf({ name, kind }) {
  return name || (kind === 'tracking' ? 'objects over time' : '');
}
