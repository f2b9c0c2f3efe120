/** Threaded comments as the page sees them. */
import { invalidArgument, itemExists, itemNotFound } from '../fault';
import { HostNode, type Argument } from '../node';
import { cellArea, parseArea } from '../model/area';
import type { Sheet } from '../model/sheet';
import type { Comment, CommentReply, Workbook } from '../model/workbook';
import { guard, RangeNode, rangeNode } from './range-node';

/** Comments of one sheet, or of the workbook when `sheet` is null. */
export function commentsNode(workbook: Workbook, sheet: Sheet | null): HostNode {
  const listed = (): Comment[] => workbook.comments.filter((comment) => sheet === null || comment.sheet === sheet);
  const node = (comment: Comment): HostNode => commentNode(workbook, comment);
  return new HostNode('CommentCollection', {
    items: () => listed().map(node),
    item: ([id]) => {
      const comment = listed().find((one) => one.id === id);
      return comment === undefined ? undefined : node(comment);
    },
    objects: {
      Add: ([where, content]) => {
        const target = cellOf(workbook, sheet, where);
        if (typeof content !== 'string' || content === '') throw invalidArgument('CommentCollection.add');
        guard(workbook, target.sheet, 'CommentCollection.add');
        if (workbook.comments.some((comment) => sameCell(comment, target))) throw itemExists('CommentCollection.add');
        const comment: Comment = { id: workbook.nextId(), ...target, content, author: 'Reviewer', replies: [] };
        workbook.comments.push(comment);
        return node(comment);
      },
    },
    calls: { GetCount: () => listed().length },
  });
}

function commentNode(workbook: Workbook, comment: Comment): HostNode {
  return new HostNode('Comment', {
    identity: () => ({ name: 'Id', value: comment.id }),
    properties: {
      Id: { get: () => comment.id },
      AuthorName: { get: () => comment.author },
      Content: {
        get: () => comment.content,
        set: (value) => {
          if (typeof value !== 'string') throw invalidArgument('Comment.content');
          comment.content = value;
        },
      },
    },
    parts: { Replies: () => repliesNode(workbook, comment) },
    objects: { GetLocation: () => rangeNode(workbook, comment.sheet, cellArea(comment.cell.row, comment.cell.column)) },
    calls: {
      Delete: () => {
        guard(workbook, comment.sheet, 'Comment.delete');
        if (!workbook.comments.includes(comment)) throw itemNotFound('Comment.delete');
        workbook.comments = workbook.comments.filter((other) => other !== comment);
      },
    },
  });
}

function repliesNode(workbook: Workbook, comment: Comment): HostNode {
  const node = (reply: CommentReply): HostNode =>
    new HostNode('CommentReply', {
      identity: () => ({ name: 'Id', value: reply.id }),
      properties: { Id: { get: () => reply.id }, Content: { get: () => reply.content } },
      calls: {
        Delete: () => {
          comment.replies = comment.replies.filter((other) => other.id !== reply.id);
        },
      },
    });
  return new HostNode('CommentReplyCollection', {
    items: () => comment.replies.map(node),
    item: ([id]) => {
      const reply = comment.replies.find((one) => one.id === id);
      return reply === undefined ? undefined : node(reply);
    },
    objects: {
      Add: ([content]) => {
        if (typeof content !== 'string') throw invalidArgument('CommentReplyCollection.add');
        const reply = { id: workbook.nextId(), content };
        comment.replies.push(reply);
        return node(reply);
      },
    },
  });
}

interface Target {
  readonly sheet: Sheet;
  readonly cell: { readonly row: number; readonly column: number };
}

const sameCell = (comment: Comment, target: Target): boolean =>
  comment.sheet === target.sheet && comment.cell.row === target.cell.row && comment.cell.column === target.cell.column;

function cellOf(workbook: Workbook, sheet: Sheet | null, where: Argument | undefined): Target {
  if (where instanceof RangeNode) {
    return { sheet: where.sheet, cell: { row: where.area.top, column: where.area.left } };
  }
  if (typeof where !== 'string') throw invalidArgument('CommentCollection.add');
  const bang = where.lastIndexOf('!');
  const name = where
    .slice(0, Math.max(bang, 0))
    .replace(/^'(.*)'$/, '$1')
    .replaceAll("''", "'");
  const target = bang < 0 ? sheet : workbook.find(name);
  if (target === null || target === undefined) throw invalidArgument('CommentCollection.add');
  const area = parseArea(where.slice(bang + 1), 'CommentCollection.add');
  return { sheet: target, cell: { row: area.top, column: area.left } };
}
