//! Pushes events for the user of a mock.

use super::handle::Mock;
use crate::Error;
use crate::lock::lock;
use crate::push::{Callback, Delivery, Forgery, PushedEvent};
use crate::state::credentials;

/// The events that it pushes.
impl Mock {
    /// The app's encrypt key; `None` for a mock that was built [without one](crate::MockBuilder::without_encrypt_key).
    pub fn encrypt_key(&self) -> Option<&str> {
        self.pusher().encrypt_key
    }

    /// The app's verification token.
    pub fn verification_token(&self) -> &str {
        credentials::VERIFICATION_TOKEN
    }

    /// Sets the callback URL, as the developer console does: it is accepted if it answers a challenge within a second.
    ///
    /// # Errors
    ///
    /// The text is not a URL, or its scheme is `https`, which the mock does not speak; or the URL does not
    /// answer the challenge.
    pub async fn set_callback_url(&self, url: &str) -> Result<(), Error> {
        let callback = Callback::parse(url)?;
        let failed = |source| Error::CallbackFailed { url: url.to_owned(), source };
        self.pusher().verify(&callback).await.map_err(failed)?;
        self.pusher().set_callback(callback);
        Ok(())
    }

    /// The event types that are subscribed to by `events/subscribe`, the last one last.
    pub fn subscriptions(&self) -> Vec<String> {
        lock(&self.pusher().subscriptions).clone()
    }

    /// Pushes the page's example of an event now, whether it is subscribed to or not.
    ///
    /// It returns after the first attempt. A failed attempt is repeated later: see [`Mock::settled`].
    ///
    /// # Errors
    ///
    /// Neither a callback URL nor a long connection so far, or an event type that is not documented. An event that did not
    /// arrive is not an error: the delivery tells it.
    pub async fn push_event(&self, event_type: &str) -> Result<Delivery, Error> {
        self.push(PushedEvent::new(event_type)).await
    }

    /// Pushes an event of your own now, as [`push_event`](Self::push_event) does.
    ///
    /// # Errors
    ///
    /// Neither a callback URL nor a long connection so far, or no payload for an event type that is not documented.
    pub async fn push(&self, event: PushedEvent) -> Result<Delivery, Error> {
        let (delivery, attempted) = self.pusher().start(event)?;
        // The other end is gone if the mock was reset; what is known then is given.
        let _ = attempted.await;
        Ok(lock(&delivery).clone())
    }

    /// Pushes the page's example of every event that is subscribed to, in the order of [`subscriptions`](Self::subscriptions).
    ///
    /// # Errors
    ///
    /// Neither a callback URL nor a long connection so far.
    pub async fn push_all(&self) -> Result<Vec<Delivery>, Error> {
        let mut deliveries = Vec::new();
        for event_type in self.subscriptions() {
            deliveries.push(self.push_event(&event_type).await?);
        }
        Ok(deliveries)
    }

    /// Sends a forged event of this type once, and returns the HTTP status of the answer.
    ///
    /// # Errors
    ///
    /// No callback URL, or no answer from it; an event type that is not documented; a forgery that needs an encrypt
    /// key, on a mock without one; or a replay before any event of the type was delivered.
    pub async fn push_forged(&self, event_type: &str, forgery: Forgery) -> Result<u16, Error> {
        let callback = self.pusher().callback().ok_or(Error::NoCallbackUrl)?;
        let message = self.pusher().forged(event_type, forgery)?;
        callback.push(&message).await.map_err(|source| Error::CallbackFailed { url: callback.url.clone(), source })
    }

    /// Every event that was to be pushed so far, the first one first, with its outcome. Forgeries are not included.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.pusher().deliveries()
    }

    /// Waits until each event is delivered or given up, and returns all deliveries.
    ///
    /// With the platform's waits between attempts, this may take seven hours: see
    /// [`MockBuilder::redelivery`](crate::MockBuilder::redelivery).
    pub async fn settled(&self) -> Vec<Delivery> {
        self.pusher().settled().await;
        self.deliveries()
    }
}
