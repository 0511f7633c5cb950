import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { findCourses } from './catalogue.ts';
import { insertPracticeCustomers } from './insert-customers.ts';
import { insertGoodsOrders } from './insert-goods-orders.ts';
import { insertPracticeLearning } from './insert-learning.ts';
import { insertPracticeOrders } from './insert-orders.ts';
import { insertPracticeReviews } from './insert-reviews.ts';
import { orders } from './orders.ts';
import { placeOrder } from './place-order.ts';

export interface LoadedPractice {
  readonly orders: number;
  readonly reviews: number;
}

/**
 * Adds the past of the demo shop: customers, orders, learners and reviews of the last 60 days, all marked as practice.
 * Nothing is sent and Stripe is not asked. Call it once: the caller keeps a mark.
 */
export async function loadPractice(tx: Tx): Promise<LoadedPractice> {
  const at = now();
  const courses = await findCourses(tx, [...new Set(orders.flatMap((order) => order.courses))]);
  const buyers = await insertPracticeCustomers(tx, at);
  const placed = orders.flatMap((order) => {
    const buyer = buyers.get(order.buyer);
    return (buyer && placeOrder(order, buyer, courses, at)) ?? [];
  });
  if (placed.length === 0) return { orders: 0, reviews: 0 };
  await insertPracticeOrders(tx, placed);
  const goods = await insertGoodsOrders(tx, buyers, at);
  await insertPracticeLearning(tx, placed, courses, at);
  const reviews = await insertPracticeReviews(tx, buyers, courses, at);
  return { orders: placed.length + goods, reviews };
}
