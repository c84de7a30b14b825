import type { ActionsBlock, ContextBlock, InputBlock, KnownBlock, SectionBlock } from '@slack/types';
import { useId } from 'react';
import { Element } from './Element.tsx';
import { type BlockHost, HostContext, useHost } from './host.ts';
import { keyed } from './keys.ts';
import { DataTable, Table } from './Table.tsx';
import { Drawn, PlainText, Text } from './Text.tsx';
import { actionIdOf, blockIdOf } from './values.ts';

function Section({ block, blockId }: { block: SectionBlock; blockId: string }) {
  const { accessory } = block;
  return (
    <div className="section">
      <div className="section-words">
        {block.text && <Text text={block.text} />}
        {block.fields && (
          <div className="fields">
            {keyed(block.fields, ({ text }) => text).map(({ key, item: field }) => (
              <div key={key} className="field">
                <Text text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className="accessory">
          <Element
            element={accessory}
            placement={{ blockId, actionId: actionIdOf(accessory), silent: false }}
          />
        </div>
      )}
    </div>
  );
}

function Actions({ block, blockId }: { block: ActionsBlock; blockId: string }) {
  return (
    <div className="actions">
      {block.elements.map((element, at) => (
        <Element
          key={actionIdOf(element, at)}
          element={element}
          placement={{ blockId, actionId: actionIdOf(element, at), silent: false }}
        />
      ))}
    </div>
  );
}

function Input({ block, blockId }: { block: InputBlock; blockId: string }) {
  const { errors } = useHost();
  const id = useId();
  const error = errors[blockId];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`input-block ${error ? 'has-error' : ''}`} data-block-id={blockId}>
      <div className="input-label">
        <span id={`${id}-label`}>
          <PlainText text={block.label.text} />
        </span>
        {block.optional && <span className="input-optional"> (optional)</span>}
      </div>
      <Element
        element={block.element}
        placement={{
          blockId,
          actionId: actionIdOf(block.element),
          silent: !block.dispatch_action,
          labelId: `${id}-label`,
          ...(described === '' ? {} : { describedBy: described }),
          invalid: error !== undefined,
        }}
      />
      {error && (
        <p id={`${id}-error`} className="input-error" role="alert">
          {error}
        </p>
      )}
      {block.hint && (
        <p id={`${id}-hint`} className="input-hint">
          <PlainText text={block.hint.text} />
        </p>
      )}
    </div>
  );
}

const contextKey = (element: ContextBlock['elements'][number]) =>
  element.type === 'image' ? element.alt_text : element.text;

function Context({ block }: { block: ContextBlock }) {
  return (
    <div className="context">
      {keyed(block.elements, contextKey).map(({ key, item: element }) =>
        element.type === 'image' ? (
          'image_url' in element && (
            <img key={key} className="context-image" src={element.image_url} alt={element.alt_text} />
          )
        ) : (
          <div key={key} className="context-words">
            <Text text={element} />
          </div>
        ),
      )}
    </div>
  );
}

function OneBlock({ block, blockId }: { block: KnownBlock; blockId: string }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} blockId={blockId} />;
    case 'actions':
      return <Actions block={block} blockId={blockId} />;
    case 'input':
      return <Input block={block} blockId={blockId} />;
    case 'context':
      return <Context block={block} />;
    case 'header':
      return (
        <h3 className="header">
          <PlainText text={block.text.text} />
        </h3>
      );
    case 'divider':
      return <hr className="divider" />;
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    default:
      return <Drawn block={block} />;
  }
}

/** Blocks with their clicks, inside the message or view that `host` stands for. */
export function Blocks({ blocks, host }: { blocks: readonly KnownBlock[]; host: BlockHost }) {
  return (
    <HostContext value={host}>
      <div className={`blocks blocks-${host.surface}`}>
        {blocks.map((block, at) => {
          const blockId = blockIdOf(block, at);
          return <OneBlock key={blockId} block={block} blockId={blockId} />;
        })}
      </div>
    </HostContext>
  );
}
