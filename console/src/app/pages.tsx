import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { withTexts } from '../texts/texts.ts';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

const InboxPage = lazy(() => import('../pages/inbox/inbox-page.tsx'));
const FilesPage = lazy(() => import('../pages/files/files-page.tsx'));
const AbsencesPage = lazy(() => import('../pages/absences/absences-page.tsx'));
const InvoicesPage = lazy(() => import('../pages/invoices/invoices-page.tsx'));
const OperationsShell = lazy(() => import('../pages/operations/operations-shell.tsx'));
const DeadLettersPage = lazy(() => import('../pages/operations/dead-letters-page.tsx'));
const ProcessesPage = lazy(() => import('../pages/operations/processes-page.tsx'));
const ProposalPage = lazy(() => import('../pages/suppliers/proposal-page.tsx'));
const PlatformPage = lazy(() => import('../pages/platform/platform-page.tsx'));
const SupplierPage = lazy(() => import('../pages/suppliers/supplier-page.tsx'));
const SuppliersPage = lazy(() => import('../pages/suppliers/suppliers-page.tsx'));
const FilePage = lazy(() => import('../pages/files/file-page.tsx'));
const OrdersPage = lazy(() => import('../pages/orders/orders-page.tsx'));
const NewOrderPage = lazy(() => import('../pages/orders/new-order-page.tsx'));
const PoliciesPage = lazy(() => import('../pages/policies/policies-page.tsx'));
const NewPolicyPage = lazy(() => import('../pages/policies/new-policy-page.tsx'));
const PolicyPage = lazy(() => import('../pages/policies/policy-page.tsx'));
const OrderPage = lazy(() => import('../pages/orders/order-page.tsx'));
const LedgerPages = lazy(async () => {
  await withTexts('ledger');
  return import('../pages/ledger/ledger-pages.tsx');
});

/** A page of a company is a folder of `pages/` and a line here; its code is loaded when it is opened. */
export function Pages() {
  return (
    <Routes>
      <Route index element={<Home />} />
      <Route path="sign-in" element={<Home />} />
      <Route path="operations" element={<OperationsShell />}>
        <Route index element={<Navigate to="dead-letters" replace />} />
        <Route path="dead-letters" element={<DeadLettersPage />} />
        <Route path="processes" element={<ProcessesPage />} />
      </Route>
      <Route path="companies/:companyId" element={<Shell />}>
        <Route index element={<Home />} />
        <Route path="inbox/:taskId?" element={<InboxPage />} />
        <Route path="files" element={<FilesPage />} />
        <Route path="files/:intakeId" element={<FilePage />} />
        <Route path="invoices" element={<InvoicesPage />} />
        <Route path="orders" element={<OrdersPage />} />
        <Route path="orders/new" element={<NewOrderPage />} />
        <Route path="orders/:orderId" element={<OrderPage />} />
        <Route path="suppliers" element={<SuppliersPage />} />
        <Route path="suppliers/:partyId" element={<SupplierPage />} />
        <Route path="suppliers/proposals/:proposalId" element={<ProposalPage />} />
        <Route path="policies" element={<PoliciesPage />} />
        <Route path="policies/new" element={<NewPolicyPage />} />
        <Route path="policies/:number" element={<PolicyPage />} />
        <Route path="absences" element={<AbsencesPage />} />
        <Route path="platform" element={<PlatformPage />} />
        <Route path="ledger/*" element={<LedgerPages />} />
        <Route path="*" element={<NotFound />} />
      </Route>
      <Route
        path="*"
        element={
          <main>
            <NotFound />
          </main>
        }
      />
    </Routes>
  );
}
