// What our canvas is measured beside: tldraw as it comes, with as many boxes of the same size in the same places.

/* global document, location */

import 'tldraw/tldraw.css';
import './main.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createShapeId, HTMLContainer, Rectangle2d, ShapeUtil, T, Tldraw } from 'tldraw';
import { pairAt } from '../layout.ts';

const PICTURES = 6;
const nodes = Number(new URLSearchParams(location.search).get('nodes'));

/** A box with a small body: a header, a picture where it is a shot, an input and a bar. */
class BoxUtil extends ShapeUtil {
  static type = 'box';
  static props = { w: T.number, h: T.number, title: T.string, picture: T.number };

  getDefaultProps() {
    return { w: 280, h: 180, title: '', picture: -1 };
  }

  getGeometry({ props: { w, h } }) {
    return new Rectangle2d({ width: w, height: h, isFilled: true });
  }

  component({ props: { w, h, title, picture } }) {
    return createElement(
      HTMLContainer,
      { className: 'box', style: { width: w, height: h } },
      createElement('header', null, title),
      picture < 0 ? null : createElement('img', { src: `/pictures/${picture}.png`, alt: '', draggable: false }),
      createElement('input', { defaultValue: title }),
      createElement('div', { className: 'bar' }),
    );
  }

  getIndicatorPath({ props: { w, h } }) {
    const path = new Path2D();
    path.roundRect(0, 0, w, h, 10);
    return path;
  }
}

function boxOf(id, { x, y, w, h }, title, picture) {
  return { id: createShapeId(id), type: 'box', x, y, props: { w, h, title, picture } };
}

function onMount(editor) {
  const shapes = Array.from({ length: nodes / 2 }, (_, place) => {
    const { prompt, shot } = pairAt(place, nodes);
    return [
      boxOf(`prompt-${place}`, prompt, `Words ${place}`, -1),
      boxOf(`shot-${place}`, shot, `Shot ${place}`, place % PICTURES),
    ];
  }).flat();
  editor.createShapes(shapes);
  editor.zoomToFit({ immediate: true });
  editor.user.updateUserPreferences({ colorScheme: 'dark' });
}

const SHAPES = [BoxUtil];
const OPTIONS = { maxShapesPerPage: 40_000 };
createRoot(document.querySelector('#canvas')).render(
  createElement(Tldraw, { shapeUtils: SHAPES, options: OPTIONS, hideUi: true, onMount }),
);
